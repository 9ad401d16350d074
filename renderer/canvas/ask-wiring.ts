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
  for (const connection of diagram.connections) {
    const { id } = connection
    const old = before?.wires.get(id)
    if (before && old && isAsked(before, diagram, connection, bend)) {
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
  const obstacles = listObstacles(before?.diagram.blocks ?? new Map(), diagram.blocks)
  return { diagram, bend, wires, change: { obstacles, wires: changed } }
}

/** Whether the wire was asked about with these ends and corners. */
function isAsked(
  before: AskedWires,
  { blocks, wires }: Diagram,
  { id, from, to }: DrawnConnection,
  bend: Bend | null,
): boolean {
  const was = before.diagram
  return (
    blocks.get(from.block) === was.blocks.get(from.block) &&
    blocks.get(to.block) === was.blocks.get(to.block) &&
    wires[id]?.route === was.wires[id]?.route &&
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
): [string, Rectangle | null][] {
  const changes: [string, Rectangle | null][] = []
  for (const name of before.keys()) {
    if (!after.has(name)) changes.push([name, null], [nameOfName(name), null])
  }
  for (const [name, block] of after) {
    const old = before.get(name)
    if (old === block) continue
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
