/** Points and rectangles of the drawing plane: CSS pixels at zoom 1, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Side = 'left' | 'right' | 'top' | 'bottom'

/** The step away from a side. */
export const OUTWARD: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

/** Pitch of the grid to which blocks snap. */
export const GRID = 10

export function snap(value: number): number {
  return Math.round(value / GRID) * GRID
}

export function inflate({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

export function isSameRectangle(a: Rectangle, b: Rectangle): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** Whether the insides of two rectangles meet; touching is not meeting. */
export function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether a horizontal or vertical segment passes through the inside of a rectangle. */
export function crosses(rectangle: Rectangle, a: Point, b: Point): boolean {
  return (
    Math.min(a.x, b.x) < rectangle.x + rectangle.width &&
    Math.max(a.x, b.x) > rectangle.x &&
    Math.min(a.y, b.y) < rectangle.y + rectangle.height &&
    Math.max(a.y, b.y) > rectangle.y
  )
}

/** Along the axes, as wires go. */
export function distanceBetween(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
}

/** The box around a horizontal or vertical part of a wire: it has no inside. */
export function boundsOfPart(a: Point, b: Point): Rectangle {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  }
}

export function isSameRoute(a: readonly Point[], b: readonly Point[]): boolean {
  return a === b || (a.length === b.length && a.every(({ x, y }, i) => x === b[i]?.x && y === b[i]?.y))
}

/** A route without the points that are no corner: parts of one line become one. */
export function keepCorners(points: readonly Point[]): Point[] {
  const corners: Point[] = []
  for (const point of points) {
    const last = corners.at(-1)
    if (last && last.x === point.x && last.y === point.y) continue
    const beforeLast = corners.at(-2)
    const isStraight =
      beforeLast &&
      last &&
      ((beforeLast.x === last.x && last.x === point.x) || (beforeLast.y === last.y && last.y === point.y))
    if (isStraight) corners.pop()
    corners.push(point)
  }
  return corners
}
