/** A diagram as a question about its wires: only what is otherwise than in the diagram that was asked about before. */
import { boxOfName, type Diagram, type DrawnBlock, type DrawnConnection } from '../kernels/diagram.ts'
import { inflate, isSameRectangle, type Rectangle } from '../kernels/geometry.ts'
import { CLEARANCE } from '../kernels/route-grid.ts'
import { isSameRequest } from '../kernels/wire-router.ts'
import type { Wire, WiringChange } from '../kernels/wiring.ts'
import type { Bend } from './canvas-state.ts'
import { findEnd, findRoute } from './derive-edges.ts'

/** What was asked about. */
export interface AskedWires {
  readonly diagram: Diagram
  readonly bend: Bend | null
  readonly wires: ReadonlyMap<string, Wire>
}

const NO_BLOCKS: ReadonlyMap<string, DrawnBlock> = new Map()

/** @param bend moves the parts of a wire */
export function listWiringChange(
  before: AskedWires | null,
  diagram: Diagram,
  bend: Bend | null,
): AskedWires & { readonly change: WiringChange } {
  if (before?.diagram === diagram && before.bend === bend)
    return { ...before, change: { obstacles: [], wires: [] } }
  const wires = new Map<string, Wire>()
  const changed: [string, Wire | null][] = []
  const shown = before?.diagram.blocks ?? NO_BLOCKS
  const others = listOthers(shown, diagram.blocks)
  const isSettled = before?.bend === bend && before.diagram.wires === diagram.wires
  for (const connection of diagram.connections) {
    const { id, from, to } = connection
    const old = before?.wires.get(id)
    // Most of a thousand wires are so, with most edits.
    if (old && isSettled && !others.has(from.block) && !others.has(to.block)) {
      wires.set(id, old)
      continue
    }
    if (before && old && isAsked(before, diagram, connection, others, bend)) {
      wires.set(id, old)
      continue
    }
    const wire = describeWire(diagram, connection, bend)
    if (!wire) continue
    const isSame = old && isSameRequest(old, wire) && old.bends === wire.bends
    wires.set(id, isSame ? old : wire)
    if (!isSame) changed.push([id, wire])
  }
  for (const id of before?.wires.keys() ?? []) if (!wires.has(id)) changed.push([id, null])
  const obstacles = listObstacles(shown, diagram.blocks, others)
  return { diagram, bend, wires, change: { obstacles, wires: changed } }
}

/** Blocks that are not the very blocks of before, or are gone. */
function listOthers(
  before: ReadonlyMap<string, DrawnBlock>,
  after: ReadonlyMap<string, DrawnBlock>,
): ReadonlySet<string> {
  const others = new Set<string>()
  for (const name of before.keys()) if (!after.has(name)) others.add(name)
  for (const [name, block] of after) if (before.get(name) !== block) others.add(name)
  return others
}

/**
 * Whether the wire was asked about with these ends and corners.
 * @param others blocks that are drawn otherwise than then
 */
function isAsked(
  before: AskedWires,
  { wires }: Diagram,
  { id, from, to }: DrawnConnection,
  others: ReadonlySet<string>,
  bend: Bend | null,
): boolean {
  const was = before.diagram
  return (
    !others.has(from.block) &&
    !others.has(to.block) &&
    (wires === was.wires || wires[id]?.route === was.wires[id]?.route) &&
    (bend?.wire === id) === (before.bend?.wire === id) &&
    (bend?.wire !== id || bend.route === before.bend?.route)
  )
}

function describeWire(diagram: Diagram, connection: DrawnConnection, bend: Bend | null): Wire | null {
  const from = findEnd(diagram, connection.from, 'outputs', null)
  const to = findEnd(diagram, connection.to, 'inputs', null)
  if (!from || !to) return null
  return {
    net: connection.net,
    from: { ...from, block: connection.from.block },
    to: { ...to, block: connection.to.block },
    bends: bend?.wire === connection.id ? bend.route : findRoute(diagram, connection, null),
  }
}

function listObstacles(
  before: ReadonlyMap<string, DrawnBlock>,
  after: ReadonlyMap<string, DrawnBlock>,
  others: ReadonlySet<string>,
): [string, Rectangle | null][] {
  const changes: [string, Rectangle | null][] = []
  for (const name of others) {
    const [old, block] = [before.get(name), after.get(name)]
    if (!block) {
      changes.push([name, null], [nameOfName(name), null])
      continue
    }
    const box = boxOf(block)
    if (!old || !isSameRectangle(boxOf(old), box)) changes.push([name, box])
    const label = boxOfLabel(block)
    if (!old || !isSameRectangle(boxOfLabel(old), label)) changes.push([nameOfName(name), label])
  }
  return changes
}

function boxOf({ corner, width, height }: DrawnBlock): Rectangle {
  return { ...corner, width, height }
}

/** Wires may touch the room of a name, and so come closer to it than to a block. */
function boxOfLabel(block: DrawnBlock): Rectangle {
  return inflate(boxOfName(block), -CLEARANCE)
}

/** No block is called so: a name has no slash. */
function nameOfName(block: string): string {
  return `${block}/name`
}
