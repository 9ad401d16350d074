/** Connections to React Flow's edges. An edge that is drawn as before is the very edge of before. */
import type { Diagram, DrawnBlock, DrawnConnection } from '../kernels/diagram.ts'
import type { Route } from '../kernels/follow-route.ts'
import { distanceBetween, type Point } from '../kernels/geometry.ts'
import type { WireEnd } from '../kernels/route-wire.ts'
import { nameOf, placeNames } from '../kernels/wire-names.ts'
import type { WireDrawing } from '../kernels/wiring.ts'
import type { WireFlowEdge } from './flow-types.ts'

const NO_BENDS: Route = []

/** The corners that the user gave a wire, as they move with it while both its ends are dragged alike. */
export function findRoute(
  { wires, blocks }: Diagram,
  { id, from, to }: DrawnConnection,
  corners: ReadonlyMap<string, Point> | null,
): Route {
  const route = Object.hasOwn(wires, id) ? (wires[id]?.route ?? NO_BENDS) : NO_BENDS
  const [start, end] = [corners?.get(from.block), corners?.get(to.block)]
  const [source, target] = [blocks.get(from.block), blocks.get(to.block)]
  if (route.length === 0 || !start || !end || !source || !target) return route
  const [dx, dy] = [start.x - source.corner.x, start.y - source.corner.y]
  const isAlike = end.x - target.corner.x === dx && end.y - target.corner.y === dy
  return isAlike ? route.map(([x, y]) => [x + dx, y + dy] as const) : route
}

export interface EdgeRequest {
  /** Wires that are not there yet are not drawn. */
  readonly drawings: ReadonlyMap<string, WireDrawing>
  readonly selected: readonly string[]
  /** Outputs of the shown model that give vectors: `mux.y`. */
  readonly wideNets: ReadonlySet<string>
  /** Wires of loops that hinder a run. */
  readonly looped: ReadonlySet<string>
}

export function deriveEdges(
  before: ReadonlyMap<string, WireFlowEdge>,
  { connections, signals }: Diagram,
  { drawings, selected, wideNets, looped }: EdgeRequest,
): ReadonlyMap<string, WireFlowEdge> {
  const isSelected = new Set(selected)
  const hasSignals = Object.keys(signals).length > 0
  const named = hasSignals ? connections.filter(({ net }) => nameOf(signals, net) !== null) : []
  const names = placeNames(
    named.map(({ id, net }) => ({ id, net, points: drawings.get(id)?.points ?? [] })),
    signals,
  )
  const edges = new Map<string, WireFlowEdge>()
  for (const connection of connections) {
    const { id, net } = connection
    const drawing = drawings.get(id)
    if (!drawing) continue
    const isWide = wideNets.has(net)
    const isLooped = looped.has(id)
    const old = before.get(id)
    const name = names.get(id) ?? null
    const signal = hasSignals ? nameOf(signals, net) : null
    const isSame =
      old &&
      old.selected === isSelected.has(id) &&
      old.data?.drawing === drawing &&
      old.data.isWide === isWide &&
      old.data.isLooped === isLooped &&
      old.data.signal === signal &&
      old.data.name?.text === name?.text &&
      old.data.name?.x === name?.x &&
      old.data.name?.y === name?.y
    if (isSame) edges.set(id, old)
    else {
      const look = { drawing, net, isWide, isLooped, signal, name }
      edges.set(id, makeEdge(connection, isSelected.has(id), look))
    }
  }
  return edges
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
    // Over wires that share its line.
    ...(data.isLooped ? { zIndex: 1 } : {}),
    data,
    ariaLabel: `Wire from ${from.block}.${from.port} to ${to.block}.${to.port}${data.signal === null ? '' : `, ${data.signal}`}`,
    // Who drags from where a wire begins branches it; let go at another output, that takes the wire over.
    reconnectable: selected ? true : !isShort(data.drawing) && 'target',
    domAttributes: attributes,
  }
}

/** So short a wire would be all end, and nothing to branch from; its end can still be taken by the input. */
const SHORT = 40

function isShort({ points }: WireDrawing): boolean {
  return points.slice(1).reduce((sum, end, i) => sum + distanceBetween(points[i] ?? end, end), 0) < SHORT
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
