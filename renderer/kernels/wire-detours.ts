/**
 * Where no lane takes two signals apart, as where they change places between the ports of two blocks, one of them takes
 * another way: around the parts of the other at its ports, with a bend or two more.
 */
import { inflate, type Rectangle } from './geometry.ts'
import type { SpaceIndex } from './space-index.ts'
import { layTogether } from './wire-lanes.ts'
import { LEAST_APART, visitOverlaid } from './wire-overlaps.ts'
import { boxOfPart, type LaidWire, layWire, type Part, type PartIndex } from './wire-parts.ts'
import type { WireRouter } from './wire-router.ts'

/** How far around its own ports a wire keeps clear of those of others: elsewhere it may cross them. */
const NEAR = 100

/**
 * @param stuck wires that run on another signal's line
 * @param onLift told of each wire before it is laid anew
 */
export function detourWires(
  stuck: ReadonlySet<string>,
  router: WireRouter,
  index: PartIndex,
  spaces: SpaceIndex<Rectangle>,
  onLift: (id: string) => void,
): void {
  for (const id of [...stuck].sort()) {
    const wire = index.get(id)
    const met = listMet(id, index)
    // The other one may have gone out of the way.
    if (!wire || wire.isDrawn || met.size === 0) continue
    const route = router.reroute(id, listAvoided(wire, index))
    if (!route) continue
    layTogether([layWire(wire, route, route)], index, spaces, onLift)
    if (listMet(id, index).size < met.size) continue
    router.keep(id, wire.route)
    index.put(wire)
  }
}

/** Parts at ports on which a part at a port of this wire lies: all others can step aside, or there is no room. */
function listMet(id: string, index: PartIndex): ReadonlySet<Part> {
  const met = new Set<Part>()
  for (const own of index.partsOf(id)) {
    if (!own.isFixed) continue
    visitOverlaid(own, index, other => {
      if (other.isFixed) met.add(other)
    })
  }
  return met
}

/** What other signals have at their ports near those of this wire. */
function listAvoided({ points, net }: LaidWire, index: PartIndex): Rectangle[] {
  const avoided: Rectangle[] = []
  for (const end of [points[0], points.at(-1)]) {
    if (!end) continue
    const near = inflate({ ...end, width: 0, height: 0 }, NEAR)
    const parts = new Set<Part>()
    for (const isUpright of [true, false])
      index.some(isUpright, near, part => {
        if (part.isFixed && part.wire.net !== net) parts.add(part)
        return false
      })
    for (const part of parts) avoided.push(...intersect(inflate(boxOfPart(part, 0), LEAST_APART), near))
  }
  return avoided
}

function intersect(a: Rectangle, b: Rectangle): Rectangle[] {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? [{ x, y, width, height }] : []
}
