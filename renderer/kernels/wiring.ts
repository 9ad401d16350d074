/**
 * All wires of a diagram as they are drawn: routes around blocks, lanes, dots, hops and paths. Told what changed it says
 * which wires look otherwise than before, and looks at no others: what it does grows with the change. A wire that a
 * change does not touch keeps its lane, so what is drawn follows from the diagram and from how its wires lay before.
 */
import { followRoute, type Route } from './follow-route.ts'
import { inflate, isSameRoute, overlaps, type Point, type Rectangle } from './geometry.ts'
import { isLaidSoundly } from './lane-shifts.ts'
import { createSpaceIndex } from './space-index.ts'
import {
  findDots,
  findHops,
  findOwnStarts,
  listHoppers,
  nameOfPoint,
  type WirePlace,
} from './wire-crossings.ts'
import { detourWires } from './wire-detours.ts'
import { layWires } from './wire-lanes.ts'
import { boxOfPart, createPartIndex, type LaidWire, layWire } from './wire-parts.ts'
import { drawArrow, drawRest, drawWire } from './wire-path.ts'
import { type Changes, createWireRouter, type WireRequest } from './wire-router.ts'

/** A wire as it is asked for. */
export interface Wire extends WireRequest {
  /** The output that drives it. */
  readonly net: string
  /** Corners that the user gave it; it keeps to them where they lead from end to end. */
  readonly bends: Route
}

/** How a wire lies. */
export interface SettledWire {
  readonly points: readonly Point[]
  /** Its corners before wires stepped aside for each other. */
  readonly route: readonly Point[]
}

export interface WireDrawing extends SettledWire {
  readonly path: string
  /** What of its path no other wire of its output draws. */
  readonly line: string
  readonly arrow: string
  readonly dots: readonly Point[]
}

export interface WiringChange {
  readonly obstacles: Changes<Rectangle>
  readonly wires: Changes<Wire>
}

export interface Wiring {
  /** The wires that are drawn otherwise than before, and those that were asked about. */
  readonly change: (change: WiringChange) => ReadonlyMap<string, WireDrawing>
}

/** Lanes may come closer to a block than routes. */
const LANE_CLEARANCE = 8
const NO_DOTS: readonly Point[] = []

interface Branches {
  readonly starts: ReadonlyMap<string, WirePlace>
  readonly dots: readonly Point[]
  /** The dots by name. */
  readonly partings: ReadonlySet<string>
}

const ALONE: Branches = { starts: new Map(), dots: [], partings: new Set() }

/** @param settled how wires lay before: those that lead to the same places lie so again */
export function createWiring(settled: ReadonlyMap<string, SettledWire> = new Map()): Wiring {
  let before = settled
  const router = createWireRouter()
  const spaces = new Map<string, Rectangle>()
  const nearSpaces = createSpaceIndex<Rectangle>()
  const index = createPartIndex()
  const asked = new Map<string, Wire>()
  const drawings = new Map<string, WireDrawing>()
  /** By net: where its wires begin to run alone, and where they part. */
  const branches = new Map<string, Branches>()
  /** Wires by the output that drives them. */
  const nets = new Map<string, Set<string>>()

  const setSpace = (name: string, obstacle: Rectangle | null): Rectangle | null => {
    const old = spaces.get(name)
    if (old) nearSpaces.remove(old, old)
    spaces.delete(name)
    if (!obstacle) return null
    const space = inflate(obstacle, LANE_CLEARANCE)
    spaces.set(name, space)
    nearSpaces.add(space, space)
    return space
  }

  /** Whether a new wire can lie as it lay, which it then does. */
  const resettle = (wire: LaidWire, known: SettledWire | undefined): boolean => {
    if (!known || wire.isDrawn || !isSameRoute(known.route, wire.route)) return false
    const laid = layWire(wire, wire.route, isSameRoute(known.points, wire.route) ? wire.route : known.points)
    if (laid.points.length !== laid.route.length || !isLaidSoundly(laid, nearSpaces)) return false
    index.put(laid)
    return true
  }

  const listFresh = (routed: readonly LaidWire[], known: ReadonlyMap<string, SettledWire>) => {
    const fresh = new Map<string, LaidWire>()
    const resettled: string[] = []
    for (const wire of routed) {
      const old = index.get(wire.id)
      if (old && old.isDrawn === wire.isDrawn && isSameRoute(old.route, wire.route)) continue
      if (!old && resettle(wire, known.get(wire.id))) resettled.push(wire.id)
      else fresh.set(wire.id, wire)
    }
    return { fresh, resettled }
  }

  /** Adds the wires in whose lanes one of these spaces stands now. */
  const addUnsound = (fresh: Map<string, LaidWire>, moved: readonly Rectangle[]): void => {
    for (const space of moved) {
      for (const isUpright of [true, false]) {
        index.some(isUpright, space, part => {
          const { wire } = part
          const isIn = !fresh.has(wire.id) && overlaps(boxOfPart(part, 0), space)
          if (isIn && !isLaidSoundly(wire, nearSpaces)) fresh.set(wire.id, wire)
          return false
        })
      }
    }
  }

  const draw = (id: string, dots: readonly Point[]): WireDrawing | null => {
    const wire = index.get(id)
    if (!wire) return null
    const { points, route, net } = wire
    const { starts, dots: allDots, partings } = branches.get(net) ?? ALONE
    const hops = findHops(id, index, allDots)
    const start = starts.get(id)
    const path = drawWire(points, hops, partings)
    const line = start ? drawRest(points, hops, start, partings) : path
    const old = drawings.get(id)
    const isSame =
      old &&
      old.path === path &&
      old.line === line &&
      isSameRoute(old.route, route) &&
      isSameRoute(old.points, points) &&
      isSameRoute(old.dots, dots)
    if (isSame) return null
    const drawing = { points, route, path, line, arrow: drawArrow(points), dots }
    drawings.set(id, drawing)
    return drawing
  }

  /** What is gone, by its ends. */
  const takeGone = (wires: Changes<Wire>, touch: (id: string) => void): ReadonlyMap<string, LaidWire> => {
    const gone = new Map<string, LaidWire>()
    for (const [id, wire] of wires) {
      const old = asked.get(id)
      if (wire || !old) continue
      const laid = index.get(id)
      if (laid) gone.set(describeEnds(old), laid)
      touch(id)
      index.take(id)
      asked.delete(id)
      drawings.delete(id)
      nets.get(old.net)?.delete(id)
    }
    return gone
  }

  /** Wires that the user drew, and requests for all others. */
  const takeAsked = (wires: Changes<Wire>) => {
    const drawn: LaidWire[] = []
    const requests = wires.map(([id, wire]): [string, WireRequest | null] => {
      if (!wire) return [id, null]
      asked.set(id, wire)
      const net = nets.get(wire.net)
      if (net) net.add(id)
      else nets.set(wire.net, new Set([id]))
      const own = followRoute(wire.from, wire.to, wire.bends)
      if (own) drawn.push({ id, net: wire.net, route: own, points: own, isDrawn: true })
      return [id, own ? null : wire]
    })
    return { drawn, requests }
  }

  return {
    change: ({ obstacles, wires }) => {
      /** Wires that may look otherwise, and nets that may have other dots. */
      const touched = new Set<string>()
      const touchedNets = new Set<string>()
      const touch = (id: string): void => {
        touched.add(id)
        for (const hopper of listHoppers(id, index)) touched.add(hopper)
        const net = index.get(id)?.net
        if (net !== undefined) touchedNets.add(net)
      }
      const moved = obstacles.flatMap(([name, obstacle]) => setSpace(name, obstacle) ?? [])
      const gone = takeGone(wires, touch)
      // A wire that goes by another name, with its block, lies as it lay.
      const known = new Map(
        wires.flatMap(([id, wire]): [string, SettledWire][] => {
          if (!wire || asked.has(id)) return []
          const same = gone.get(describeEnds(wire)) ?? before.get(id)
          return same ? [[id, same]] : []
        }),
      )
      before = new Map()
      const { drawn, requests } = takeAsked(wires)
      const routed = [...router.change(obstacles, requests, mapRoutes(known))].flatMap(
        ([id, route]): LaidWire[] => {
          const net = asked.get(id)?.net
          return net === undefined ? [] : [{ id, net, route, points: route, isDrawn: false }]
        },
      )
      const { fresh, resettled } = listFresh([...drawn, ...routed], known)
      addUnsound(fresh, moved)
      const lifted = new Set(resettled)
      const lift = (id: string): void => {
        lifted.add(id)
        touch(id)
      }
      const stuck = layWires([...fresh.values()], index, nearSpaces, lift)
      detourWires(stuck, router, index, nearSpaces, lift)
      for (const id of lifted) touch(id)

      const changed = new Map<string, WireDrawing>()
      const redraw = (id: string, dots: readonly Point[]): void => {
        touched.delete(id)
        const drawing = draw(id, dots)
        if (drawing) changed.set(id, drawing)
      }
      for (const net of touchedNets) {
        const own = [...(nets.get(net) ?? [])].sort().flatMap(id => index.get(id) ?? [])
        const dots = findDots(own)
        const allDots = [...dots.values()].flat()
        if (own.length < 2) branches.delete(net)
        else
          branches.set(net, {
            starts: findOwnStarts(own),
            dots: allDots,
            partings: new Set(allDots.map(nameOfPoint)),
          })
        for (const { id } of own) redraw(id, dots.get(id) ?? NO_DOTS)
      }
      for (const id of [...touched]) redraw(id, drawings.get(id)?.dots ?? NO_DOTS)
      for (const [id, wire] of wires) {
        const drawing = drawings.get(id)
        if (wire && drawing) changed.set(id, drawing)
      }
      return changed
    },
  }
}

function mapRoutes(known: ReadonlyMap<string, SettledWire>): ReadonlyMap<string, readonly Point[]> {
  return new Map([...known].map(([id, { route }]) => [id, route]))
}

function describeEnds({ from, to }: WireRequest): string {
  return [from, to].map(({ x, y, side }) => `${x} ${y} ${side}`).join(' ')
}
