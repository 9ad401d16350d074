/** Boxes about many boxes, for the map of a diagram. */
import type { Point, Rectangle } from './geometry.ts'

interface Placed {
  readonly position: Point
  readonly width?: number | undefined
  readonly height?: number | undefined
}

/** Null without nodes. */
export function boundsOfNodes(nodes: readonly Placed[]): Rectangle | null {
  if (nodes.length === 0) return null
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let [right, bottom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + width)
    bottom = Math.max(bottom, position.y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export function uniteBoxes(a: Rectangle, b: Rectangle): Rectangle {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const right = Math.max(a.x + a.width, b.x + b.width)
  const bottom = Math.max(a.y + a.height, b.y + b.height)
  return { x, y, width: right - x, height: bottom - y }
}
