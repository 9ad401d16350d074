/** Connections to React Flow's edges, with their routes. An edge that is drawn as before is the very edge of before. */
import type { Diagram, DrawnBlock, DrawnConnection } from '../kernels/diagram.ts'
import { boxOfName } from '../kernels/diagram.ts'
import { followRoute, type Route } from '../kernels/follow-route.ts'
import { inflate, type Point, type Rectangle } from '../kernels/geometry.ts'
import type { WireEnd } from '../kernels/route-wire.ts'
import { findCrossings } from '../kernels/wire-crossings.ts'
import { type NetWire, separateLanes } from '../kernels/wire-lanes.ts'
import { nameOf, placeNames } from '../kernels/wire-names.ts'
import { drawArrow, drawWire } from '../kernels/wire-path.ts'
import type { WireRequest, WireRouter } from '../kernels/wire-router.ts'
import type { Bend } from './canvas-state.ts'
import type { WireFlowEdge } from './flow-types.ts'

/** Wires may come closer to a name than to a block. */
const NAME_RELIEF = 8
/** Lanes may come closer to a block than routes, but not to a name. */
const LANE_CLEARANCE = 8
const NO_HOPS: ReadonlyMap<number, readonly number[]> = new Map()
const NO_DOTS: readonly Point[] = []

/** Wires as routed, before lanes, and what they went around. */
export interface RoutedWires {
  readonly wires: readonly NetWire[]
  readonly obstacles: readonly Rectangle[]
}

/** `bend` moves the parts of a wire. */
export function routeDiagram(diagram: Diagram, bend: Bend | null, router: WireRouter): RoutedWires {
  const obstacles = new Map<string, Rectangle>()
  for (const [name, block] of diagram.blocks) {
    obstacles.set(name, { ...block.corner, width: block.width, height: block.height })
    // No block is called so: a name has no slash.
    obstacles.set(`${name}/name`, inflate(boxOfName(block), -NAME_RELIEF))
  }
  const requests: WireRequest[] = []
  const drawn: DrawnConnection[] = []
  const own = new Map<string, readonly Point[]>()
  for (const connection of diagram.connections) {
    const from = findEnd(diagram, connection.from, 'outputs', null)
    const to = findEnd(diagram, connection.to, 'inputs', null)
    if (!from || !to) continue
    drawn.push(connection)
    const route = bend?.wire === connection.id ? bend.route : findRoute(diagram, connection, null)
    const followed = followRoute(from, to, route)
    if (followed) {
      own.set(connection.id, followed)
      continue
    }
    requests.push({
      id: connection.id,
      from: { ...from, block: connection.from.block },
      to: { ...to, block: connection.to.block },
    })
  }
  const routes = router.route(requests, obstacles)
  return {
    wires: drawn.map(({ id, net }) => {
      const points = own.get(id)
      return points ? { id, net, points, isDrawn: true } : { id, net, points: routes.get(id) ?? [] }
    }),
    obstacles: [...obstacles.values()].map(obstacle => inflate(obstacle, LANE_CLEARANCE)),
  }
}

/** The corners that the user gave a wire, as they move with it while both its ends are dragged alike. */
export function findRoute(
  { wires, blocks }: Diagram,
  { id, from, to }: DrawnConnection,
  corners: ReadonlyMap<string, Point> | null,
): Route {
  const route = Object.hasOwn(wires, id) ? (wires[id]?.route ?? []) : []
  const [start, end] = [corners?.get(from.block), corners?.get(to.block)]
  const [source, target] = [blocks.get(from.block), blocks.get(to.block)]
  if (route.length === 0 || !start || !end || !source || !target) return route
  const [dx, dy] = [start.x - source.corner.x, start.y - source.corner.y]
  const isAlike = end.x - target.corner.x === dx && end.y - target.corner.y === dy
  return isAlike ? route.map(([x, y]) => [x + dx, y + dy] as const) : route
}

export interface EdgeRequest {
  readonly routed: RoutedWires
  readonly selected: readonly string[]
  /** Outputs of the shown model that give vectors: `mux.y`. */
  readonly wideNets: ReadonlySet<string>
}

export function deriveEdges(
  before: ReadonlyMap<string, WireFlowEdge>,
  diagram: Diagram,
  { routed, selected, wideNets }: EdgeRequest,
): ReadonlyMap<string, WireFlowEdge> {
  const isSelected = new Set(selected)
  const wires = separateLanes(routed.wires, routed.obstacles)
  const { dots, hops } = findCrossings(wires)
  const connections = new Map(diagram.connections.map(connection => [connection.id, connection]))
  const sizes = new Map<string, number>()
  for (const { net } of wires) sizes.set(net, (sizes.get(net) ?? 0) + 1)
  const names = placeNames(wires, diagram.signals)
  const edges = new Map<string, WireFlowEdge>()
  for (const { id, points, isDrawn = false } of wires) {
    const connection = connections.get(id)
    if (!connection) continue
    const path = drawWire(points, hops.get(id) ?? NO_HOPS)
    const isWide = wideNets.has(connection.net)
    const own = dots.get(id) ?? NO_DOTS
    const old = before.get(id)
    const name = names.get(id) ?? null
    const signal = nameOf(diagram.signals, connection.net)
    const isAlone = (sizes.get(connection.net) ?? 0) < 2
    const isSame =
      old &&
      old.selected === isSelected.has(id) &&
      old.data?.path === path &&
      old.data.isWide === isWide &&
      old.data.isDrawn === isDrawn &&
      old.data.isAlone === isAlone &&
      old.data.signal === signal &&
      old.data.name?.text === name?.text &&
      old.data.name?.x === name?.x &&
      old.data.name?.y === name?.y &&
      describeDots(old.data.dots) === describeDots(own)
    const arrow = drawArrow(points)
    const data = {
      net: connection.net,
      points,
      path,
      arrow,
      dots: own,
      isWide,
      isDrawn,
      isAlone,
      signal,
      name,
    }
    edges.set(id, isSame ? old : makeEdge(connection, isSelected.has(id), data))
  }
  return edges
}

function describeDots(dots: readonly Point[]): string {
  return dots.map(({ x, y }) => `${x} ${y}`).join()
}

function makeEdge(
  { id, from, to }: DrawnConnection,
  selected: boolean,
  data: NonNullable<WireFlowEdge['data']>,
): WireFlowEdge {
  const attributes = { 'data-testid': `wire-${id}`, 'aria-roledescription': 'wire' }
  return {
    id,
    type: 'wire',
    source: from.block,
    target: to.block,
    sourceHandle: from.port,
    targetHandle: to.port,
    selected,
    data,
    ariaLabel: `Wire from ${from.block}.${from.port} to ${to.block}.${to.port}${data.signal === null ? '' : `, ${data.signal}`}`,
    // Where wires of one signal begin they lie on each other: there only one that is chosen is taken.
    reconnectable: data.isAlone || selected ? true : 'target',
    domAttributes: attributes,
  }
}

/** Where a port stands on the canvas; null for one that the block does not have. */
export function findEnd(
  diagram: Diagram,
  { block: name, port }: { readonly block: string; readonly port: string },
  side: 'inputs' | 'outputs',
  corners: ReadonlyMap<string, Point> | null,
): WireEnd | null {
  const block: DrawnBlock | undefined = diagram.blocks.get(name)
  const anchor = block?.[side].find(candidate => candidate.name === port)
  if (!block || !anchor) return null
  const corner = corners?.get(name) ?? block.corner
  return { x: corner.x + anchor.x, y: corner.y + anchor.y, side: anchor.side }
}
