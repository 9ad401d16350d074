/**
 * The wires of blocks that are being dragged, as they are drawn until the blocks are let go: at once, around their own two
 * blocks only. All other wires stay the very values that they are.
 */
import type { Diagram, DrawnConnection } from '../kernels/diagram.ts'
import { followRoute } from '../kernels/follow-route.ts'
import { inflate, type Point, type Rectangle } from '../kernels/geometry.ts'
import { CLEARANCE } from '../kernels/route-grid.ts'
import { routeWire } from '../kernels/route-wire.ts'
import { findDots } from '../kernels/wire-crossings.ts'
import { drawArrow, drawWire } from '../kernels/wire-path.ts'
import { findEnd, findRoute } from './derive-edges.ts'
import { type CarriedWires, NOTHING_CARRIED, type WireFlowEdge, type WireLook } from './flow-types.ts'

const NO_HOPS: ReadonlyMap<number, readonly number[]> = new Map()

/** @param corners of the dragged blocks, as drawn */
export function carryWires(
  edges: ReadonlyMap<string, WireFlowEdge>,
  diagram: Diagram,
  corners: ReadonlyMap<string, Point>,
): CarriedWires {
  const routes = new Map<string, readonly Point[]>()
  const nets = new Set<string>()
  for (const connection of diagram.connections) {
    const { id, net, from, to } = connection
    if (!corners.has(from.block) && !corners.has(to.block)) continue
    const route = carryRoute(diagram, connection, corners)
    if (!route) continue
    routes.set(id, route)
    nets.add(net)
  }
  if (routes.size === 0) return NOTHING_CARRIED
  const wires = diagram.connections
    .filter(({ net }) => nets.has(net))
    .map(({ id, net }) => ({ id, net, points: routes.get(id) ?? edges.get(id)?.data?.points ?? [] }))
  const dots = findDots(wires)
  const carried = new Map<string, WireLook>()
  for (const { id, points } of wires) {
    const data = edges.get(id)?.data
    if (!data) continue
    const look = { ...data, dots: dots.get(id) ?? [] }
    carried.set(
      id,
      routes.has(id)
        ? { ...look, name: null, points, path: drawWire(points, NO_HOPS), arrow: drawArrow(points) }
        : look,
    )
  }
  return carried
}

function carryRoute(
  diagram: Diagram,
  connection: DrawnConnection,
  corners: ReadonlyMap<string, Point>,
): readonly Point[] | null {
  const from = findEnd(diagram, connection.from, 'outputs', corners)
  const to = findEnd(diagram, connection.to, 'inputs', corners)
  if (!from || !to) return null
  const own = [connection.from.block, connection.to.block].flatMap((name): Rectangle[] => {
    const block = diagram.blocks.get(name)
    if (!block) return []
    const { width, height } = block
    return [inflate({ ...(corners.get(name) ?? block.corner), width, height }, CLEARANCE)]
  })
  return followRoute(from, to, findRoute(diagram, connection, corners)) ?? routeWire(from, to, own)
}
