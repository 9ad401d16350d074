/**
 * The wires of blocks that are being dragged, as they are drawn until the blocks are let go: at once, around their own two
 * blocks only. All other wires stay the very values that they are.
 */
import type { Diagram, DrawnConnection } from '../kernels/diagram.ts'
import { followRoute } from '../kernels/follow-route.ts'
import { inflate, type Point, type Rectangle } from '../kernels/geometry.ts'
import { CLEARANCE } from '../kernels/route-grid.ts'
import { routeWire } from '../kernels/route-wire.ts'
import { findDots, type Hops, nameOfPoint } from '../kernels/wire-crossings.ts'
import { drawArrow, drawWire } from '../kernels/wire-path.ts'
import type { WireDrawing } from '../kernels/wiring.ts'
import { findEnd, findRoute } from './derive-edges.ts'
import { type CarriedWires, NOTHING_CARRIED } from './flow-types.ts'

const NO_HOPS: Hops = new Map()
const NO_DOTS: readonly Point[] = []

/** @param corners of the dragged blocks, as drawn */
export function carryWires(
  drawings: ReadonlyMap<string, WireDrawing>,
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
    .map(({ id, net }) => ({ id, net, points: routes.get(id) ?? drawings.get(id)?.points ?? [] }))
  const dots = findDots(wires)
  const carried = new Map<string, WireDrawing>()
  for (const { id, points } of wires) {
    const drawing = drawings.get(id)
    const own = dots.get(id) ?? NO_DOTS
    if (routes.has(id)) carried.set(id, drawAlone(points, own))
    else if (drawing) carried.set(id, drawWhole(drawing, own))
  }
  return carried
}

/** A wire without regard to others. */
export function drawAlone(points: readonly Point[], dots: readonly Point[] = NO_DOTS): WireDrawing {
  const path = drawWire(points, NO_HOPS, new Set(dots.map(nameOfPoint)))
  return { points, route: points, path, line: path, arrow: drawArrow(points), dots }
}

/** A wire drawn from end to end, when what drew the beginning for it may go. */
export function drawWhole(drawing: WireDrawing, dots = drawing.dots): WireDrawing {
  return { ...drawing, line: drawing.path, dots }
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
