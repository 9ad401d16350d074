/**
 * The wires of the diagram that is shown: asks how they run, at once or in a thread of their own, and says meanwhile how
 * they might. What is answered about a wire that was asked about again since is left aside: its own answer follows.
 */
import type { Diagram } from '../kernels/diagram.ts'
import { followRoute } from '../kernels/follow-route.ts'
import { inflate, isSameRoute, type Point, type Rectangle } from '../kernels/geometry.ts'
import { CLEARANCE } from '../kernels/route-grid.ts'
import { routeWire } from '../kernels/route-wire.ts'
import { createWiring, type Wire, type WireDrawing, type WiringChange } from '../kernels/wiring.ts'
import { type AskedWires, listWiringChange } from './ask-wiring.ts'
import type { Bend } from './canvas-state.ts'
import { drawAlone, drawWhole } from './carry-wires.ts'
import { type CarriedWires, NOTHING_CARRIED } from './flow-types.ts'
import type { SpawnWiringThread, WiringAnswer, WiringThread } from './wiring-thread.ts'

export interface WireDrawer {
  /** The wires as far as they are known, `bend` being dragged. */
  readonly draw: (diagram: Diagram, bend: Bend | null) => ReadonlyMap<string, WireDrawing>
  /** As drawn last. */
  readonly drawings: () => ReadonlyMap<string, WireDrawing>
  /** Whether they may yet run otherwise. */
  readonly isRouting: () => boolean
  /** How wires are drawn while their blocks are dragged: so they stay until it is known how they run. */
  readonly keepCarried: (carried: CarriedWires) => void
  readonly end: () => void
}

export interface WiringThreads {
  readonly spawn: SpawnWiringThread
  /** Wires are drawn otherwise than they were given. */
  readonly onChange: () => void
  /** All that was asked is answered. */
  readonly onSettled: () => void
  readonly onCrash: (message: string) => void
}

/** More new wires than that are left out until it is known how they run. */
const FEW = 12
/** So many are routed here as well when a diagram opens, so that it is whole from its first frame: some milliseconds. */
const FEW_TO_OPEN = 40

/** @param threads null to route at once */
export function createWireDrawer(threads: WiringThreads | null): WireDrawer {
  let asked: AskedWires | null = null
  let drawings: ReadonlyMap<string, WireDrawing> = new Map()
  let carried = NOTHING_CARRIED
  let thread: WiringThread | null = null
  /** Where there is no thread, or no longer. */
  let wiring = threads ? null : createWiring()
  let serial = 0
  /** The last question that was answered. */
  let settled = 0
  /** The first question about this diagram. */
  let first = 1
  /** By wire: the last question about it. */
  const questions = new Map<string, number>()

  const take = (answer: WiringAnswer): void => {
    settled = answer.serial
    put(answer)
    if (settled === serial) threads?.onSettled()
  }

  const put = ({ serial: answered, drawings: found }: WiringAnswer): void => {
    if (answered < first) return
    const next = new Map(drawings)
    let isOther = false
    for (const [id, drawing] of found) {
      const old = next.get(id)
      if (!asked?.wires.has(id) || (questions.get(id) ?? 0) > answered || isSameDrawing(old, drawing))
        continue
      next.set(id, drawing)
      isOther = true
    }
    if (!isOther) return
    drawings = next
    threads?.onChange()
  }

  const fall = (message: string): void => {
    thread?.end()
    thread = null
    wiring = createWiring(drawings)
    const all = asked && listWiringChange(null, asked.diagram, asked.bend).change
    if (all) drawings = wiring.change(all)
    settled = serial
    threads?.onCrash(message)
    threads?.onChange()
    threads?.onSettled()
  }

  const ask = (change: WiringChange): void => {
    thread ??= threads?.spawn(take, fall) ?? null
    serial += 1
    for (const [id, wire] of change.wires) {
      if (wire) questions.set(id, serial)
      else questions.delete(id)
    }
    thread?.ask({ serial, isNew: serial === first, change })
  }

  return {
    draw: (diagram, bend) => {
      if (asked?.diagram.modelKey !== diagram.modelKey) {
        const isEnded = asked === null
        asked = null
        if (!isEnded) drawings = new Map()
        first = serial + 1
        questions.clear()
        if (wiring) wiring = createWiring()
      }
      const before = asked
      const { change, ...next } = listWiringChange(asked, diagram, bend)
      const isNew = before === null
      asked = next
      if (change.obstacles.length + change.wires.length === 0) return drawings
      const kept = new Map(drawings)
      const goneNets = new Set<string>()
      for (const [id, wire] of change.wires) {
        if (wire) continue
        kept.delete(id)
        goneNets.add(before?.wires.get(id)?.net ?? '')
      }
      for (const { id, net } of goneNets.size === 0 ? [] : diagram.connections) {
        const drawing = goneNets.has(net) ? kept.get(id) : undefined
        if (drawing) kept.set(id, drawWhole(drawing))
      }
      if (wiring) {
        for (const [id, drawing] of wiring.change(change)) kept.set(id, drawing)
      } else {
        ask(change)
        const guess = { diagram, drawings, carried, change, canRoute: !isNew && change.wires.length <= FEW }
        const isOpening = isNew && change.wires.length <= FEW_TO_OPEN
        for (const [id, drawing] of isOpening ? createWiring().change(change) : guessWires(guess)) {
          if (drawing) kept.set(id, drawing)
          else kept.delete(id)
        }
      }
      carried = NOTHING_CARRIED
      drawings = kept
      return drawings
    },
    drawings: () => drawings,
    isRouting: () => settled < serial,
    keepCarried: wires => {
      carried = wires
    },
    end: () => {
      thread?.end()
      thread = null
      asked = null
      settled = serial
    },
  }
}

interface Guess {
  readonly diagram: Diagram
  readonly drawings: ReadonlyMap<string, WireDrawing>
  readonly carried: CarriedWires
  readonly change: WiringChange
  readonly canRoute: boolean
}

/** How the wires that are asked about are drawn until it is known how they run; null for not at all. */
function guessWires({ diagram, drawings, carried, change, canRoute }: Guess): [string, WireDrawing | null][] {
  const gone = change.wires.flatMap(([id, wire]) => (wire ? [] : (drawings.get(id) ?? [])))
  return change.wires.flatMap(([id, wire]): [string, WireDrawing | null][] => {
    if (!wire) return []
    const old = drawings.get(id)
    const own = followRoute(wire.from, wire.to, wire.bends)
    if (own) return [[id, drawAlone(own, old?.dots ?? [])]]
    // As before, under another name, or as it came there.
    const known = [old, ...gone, carried.get(id)].find(drawing => drawing && isJoining(drawing.points, wire))
    return [[id, known ?? (old && shift(old, wire)) ?? (canRoute ? routeAlone(diagram, wire) : null)]]
  })
}

function isJoining(points: readonly Point[], { from, to }: Wire): boolean {
  const [start, end] = [points[0], points.at(-1)]
  return start?.x === from.x && start.y === from.y && end?.x === to.x && end.y === to.y
}

/** As before where both ends were moved alike. */
function shift({ points, dots }: WireDrawing, { from, to }: Wire): WireDrawing | null {
  const [start, end] = [points[0], points.at(-1)]
  if (!start || !end) return null
  const by = { x: from.x - start.x, y: from.y - start.y }
  if (end.x + by.x !== to.x || end.y + by.y !== to.y) return null
  const move = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y })
  return drawAlone(points.map(move), dots.map(move))
}

/** Around its own two blocks only. */
function routeAlone({ blocks }: Diagram, { from, to }: Wire): WireDrawing {
  const own = [from.block, to.block].flatMap((name): Rectangle[] => {
    const block = blocks.get(name)
    return block ? [inflate({ ...block.corner, width: block.width, height: block.height }, CLEARANCE)] : []
  })
  return drawAlone(routeWire(from, to, own))
}

function isSameDrawing(a: WireDrawing | undefined, b: WireDrawing): boolean {
  return (
    a !== undefined &&
    a.path === b.path &&
    a.line === b.line &&
    isSameRoute(a.route, b.route) &&
    isSameRoute(a.dots, b.dots)
  )
}
