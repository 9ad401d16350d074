/** Finds what lies near a place without looking at everything: by the squares of a coarse grid that it touches. */
import type { Rectangle } from './geometry.ts'

interface Square {
  readonly width: number
  readonly height: number
}

export interface SpaceIndex<Item> {
  readonly add: (item: Item, bounds: Rectangle) => void
  /** @param bounds as they were when it was added */
  readonly remove: (item: Item, bounds: Rectangle) => void
  /** Whether an item that touches the squares under `bounds` passes the test; each may be asked more than once. */
  readonly some: (bounds: Rectangle, test: (item: Item) => boolean) => boolean
}

/** About the size of a block with its surroundings. */
const SQUARE: Square = { width: 128, height: 128 }
/** Columns and rows in one number, as long as the plane has fewer than this in each direction. */
const SPAN = 1 << 20

/** @param square of the grid: as long as most items are, and in their direction */
export function createSpaceIndex<Item>(square = SQUARE): SpaceIndex<Item> {
  const squares = new Map<number, Item[]>()
  return {
    add: (item, bounds) => {
      visitSquares(bounds, square, key => {
        const found = squares.get(key)
        if (found) found.push(item)
        else squares.set(key, [item])
      })
    },
    remove: (item, bounds) => {
      visitSquares(bounds, square, key => {
        const found = squares.get(key)
        const at = found?.indexOf(item) ?? -1
        if (found && at >= 0) found.splice(at, 1)
        if (found?.length === 0) squares.delete(key)
      })
    },
    some: ({ x, y, width, height }, test) => {
      const right = Math.floor((x + width) / square.width)
      const top = Math.floor(y / square.height)
      const bottom = Math.floor((y + height) / square.height)
      for (let column = Math.floor(x / square.width); column <= right; column += 1) {
        for (let row = top; row <= bottom; row += 1) {
          const found = squares.get(column * SPAN + row)
          if (!found) continue
          for (let i = 0; i < found.length; i += 1) {
            const item = found[i]
            if (item !== undefined && test(item)) return true
          }
        }
      }
      return false
    },
  }
}

function visitSquares(
  { x, y, width, height }: Rectangle,
  square: Square,
  visit: (key: number) => void,
): void {
  const right = Math.floor((x + width) / square.width)
  const bottom = Math.floor((y + height) / square.height)
  for (let column = Math.floor(x / square.width); column <= right; column += 1) {
    for (let row = Math.floor(y / square.height); row <= bottom; row += 1) visit(column * SPAN + row)
  }
}
