/** Finds the rectangles near a place without looking at all of them: by the squares of a coarse grid that they touch. */
import type { Rectangle } from './geometry.ts'

export interface SpaceIndex {
  /** Whether one of the rectangles that touch the squares under `bounds` passes the test; each may be asked twice. */
  readonly some: (bounds: Rectangle, test: (rectangle: Rectangle, index: number) => boolean) => boolean
}

/** About the size of a block with its surroundings. */
const SQUARE = 128
/** Columns and rows in one number, as long as the plane has fewer than this in each direction. */
const SPAN = 1 << 20

export function createSpaceIndex(rectangles: readonly Rectangle[]): SpaceIndex {
  const squares = new Map<number, number[]>()
  rectangles.forEach((rectangle, index) => {
    visitSquares(rectangle, key => {
      const found = squares.get(key)
      if (found) found.push(index)
      else squares.set(key, [index])
      return false
    })
  })
  return {
    some: (bounds, test) =>
      visitSquares(bounds, key => {
        for (const index of squares.get(key) ?? []) {
          const rectangle = rectangles[index]
          if (rectangle && test(rectangle, index)) return true
        }
        return false
      }),
  }
}

/** Until a visit says that it is enough. */
function visitSquares({ x, y, width, height }: Rectangle, visit: (key: number) => boolean): boolean {
  const right = Math.floor((x + width) / SQUARE)
  const bottom = Math.floor((y + height) / SQUARE)
  for (let column = Math.floor(x / SQUARE); column <= right; column += 1) {
    for (let row = Math.floor(y / SQUARE); row <= bottom; row += 1) {
      if (visit(column * SPAN + row)) return true
    }
  }
  return false
}
