/** Arranged parts kept clear of what stays where it is. */
import type { ArrangedBlocks } from './arranged-block.ts'
import { GRID, inflate, overlaps, type Point, type Rectangle, snap } from './geometry.ts'

/** Least distance from what stays where it is. */
const CLEARANCE = 20

/** A part with something pinned: its anchor is where it is, and each block is at the nearest free height of its column. */
export function standAbout(
  anchor: string,
  part: ArrangedBlocks,
  places: ReadonlyMap<string, Point>,
  taken: Rectangle[],
  corners: Map<string, Point>,
): void {
  const [fixed, place] = [part.get(anchor), places.get(anchor)]
  if (!fixed || !place) return
  const [dx, dy] = [fixed.x - place.x, fixed.y - place.y]
  const moving = [...part].filter(([, { isPinned }]) => !isPinned)
  const placed = moving.map(([name, block]) => {
    const { x = 0, y = 0 } = places.get(name) ?? {}
    return { name, block, x: snap(x + dx), y: snap(y + dy) }
  })
  for (const { name, block, x, y } of placed.sort((a, b) => a.y - b.y || a.x - b.x)) {
    const corner = { x, y: findFreeHeight({ ...block, x, y }, taken) }
    corners.set(name, corner)
    taken.push({ ...block, ...corner })
  }
}

function findFreeHeight(box: Rectangle, taken: readonly Rectangle[]): number {
  const near = taken
    .map(other => inflate(other, CLEARANCE))
    .filter(other => overlaps({ ...other, y: box.y, height: box.height }, box))
  const isFree = (y: number): boolean => !near.some(other => overlaps(other, { ...box, y }))
  const heights = near.flatMap(({ y, height }) => [
    Math.ceil((y + height) / GRID) * GRID,
    Math.floor((y - box.height) / GRID) * GRID,
  ])
  const free = [box.y, ...heights].filter(isFree)
  // Below rather than above, where both are as near.
  return free.sort((a, b) => Math.abs(a - box.y) - Math.abs(b - box.y) || b - a)[0] ?? box.y
}

/** How far down a part must go as a whole to be clear of what is there, with the wires in their lanes. */
export function findWayDown(
  part: ArrangedBlocks,
  corners: ReadonlyMap<string, Point>,
  lanes: readonly Rectangle[],
  taken: readonly Rectangle[],
): number {
  const blocks = [...corners].map(([name, corner]): Rectangle => {
    const { width = 0, height = 0 } = part.get(name) ?? {}
    return { ...corner, width, height }
  })
  let down = 0
  for (;;) {
    const steps = [...blocks, ...lanes].flatMap(still => {
      const box = { ...still, y: still.y + down }
      const hit = taken.map(other => inflate(other, CLEARANCE)).filter(other => overlaps(other, box))
      return hit.map(other => other.y + other.height - box.y)
    })
    if (steps.length === 0) return down
    down += Math.ceil(Math.max(...steps) / GRID) * GRID
  }
}
