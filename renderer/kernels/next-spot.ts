/** Where a block goes that is placed without pointing: blocks placed one after the other stand in rows, left to right. */
import type { Point, Rectangle } from './geometry.ts'

/** Room between neighbours, for a wire and its arrow, and between rows. */
export const GAP = 60
/** Share of the seen plane left and above of the first block. */
const MARGIN = 0.12

/** Where the next block stands in its row, or begins another. */
export interface RowPlace {
  /** Middle of the left edge of a block so wide. */
  readonly left: (width: number) => Point
  readonly clearOf: readonly Rectangle[]
}

/** What most blocks are wide, or more. */
export const USUAL_WIDTH = 80

/** Middle of the left edge of the next block. `last` is the block placed before, if it is the one that is selected. */
export function findNextSpot(
  seen: Rectangle,
  last: Rectangle | null,
  taken: readonly Rectangle[],
  width: number,
): Point {
  if (!last) {
    const lowest = Math.max(...taken.filter(box => isSeen(seen, box)).map(({ y, height }) => y + height))
    const x = seen.x + seen.width * MARGIN
    return { x, y: Number.isFinite(lowest) ? lowest + GAP : seen.y + seen.height / 3 }
  }
  const x = last.x + last.width + GAP
  const y = last.y + last.height / 2
  const isFull = x + width + GAP > seen.x + seen.width && isSeen(seen, last)
  return isFull ? { x: seen.x + seen.width * MARGIN, y: last.y + last.height + 2 * GAP } : { x, y }
}

function isSeen(seen: Rectangle, { x, y }: Rectangle): boolean {
  return x >= seen.x && x <= seen.x + seen.width && y >= seen.y && y <= seen.y + seen.height
}
