/** How the plane goes along with a pointer that drags something beyond the edge of the canvas. */
import type { Point, Rectangle } from './geometry.ts'

/** A pointer this near to the edge means what is behind it; farther in it aims at what is there. CSS pixels. */
const BORDER = 4
/** In CSS pixels a frame: at the edge, for each pixel beyond it, and at most. */
const SLOWEST = 3
const PER_PIXEL = 0.2
const FASTEST = 16

/** In CSS pixels, for one frame; nothing while the pointer is inside. */
export function panAtEdge({ x, y, width, height }: Rectangle, pointer: Point): Point {
  return { x: panAlong(pointer.x - x, width), y: panAlong(pointer.y - y, height) }
}

function panAlong(at: number, size: number): number {
  const before = BORDER - at
  const after = at - (size - BORDER)
  if (before > 0) return speedOf(before)
  return after > 0 ? -speedOf(after) : 0
}

function speedOf(beyond: number): number {
  return Math.min(SLOWEST + PER_PIXEL * beyond, FASTEST)
}
