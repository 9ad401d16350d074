/** The lines that a wire may run on, and where obstacles block them. */
import type { Rectangle, Side } from './geometry.ts'

/** Least distance that a wire keeps from a block, and goes straight at each end. */
export const CLEARANCE = 10

/** More obstacles than that have no lines further away from them. */
const CROWD = 40

/** Numbered so that opposite ones differ in the last bit. */
export const DIRECTIONS: readonly Side[] = ['left', 'right', 'top', 'bottom']
const [LEFT, RIGHT, UP, DOWN] = [0, 1, 2, 3] as const
export const COLUMN_STEP = [-1, 1, 0, 0] as const
export const ROW_STEP = [0, 0, -1, 1] as const

export interface Lines {
  /** Sorted. */
  readonly at: Float64Array
  /** By line: 1 where it runs along an obstacle. */
  readonly isTight: Uint8Array
}

/** @param edges of the obstacles: where each begins and ends, by turns */
export function listLines(start: number, goal: number, middle: number, edges: Float64Array): Lines {
  const tight = keepOnce(edges)
  // Through so many there is seldom room for a choice, and each line makes the search longer.
  const hasChoice = edges.length <= 2 * CROWD
  const wide = hasChoice ? edges.map((edge, i) => edge + (i % 2 === 0 ? -CLEARANCE : CLEARANCE)) : NO_LINES
  // Room to turn round where no obstacle gives any.
  const own = [start, goal].flatMap(end => [end, end - 2 * CLEARANCE, end + 2 * CLEARANCE])
  const at = keepOnce(Float64Array.of(...tight, ...wide, ...own, middle))
  const isTight = new Uint8Array(at.length)
  let next = 0
  at.forEach((line, i) => {
    if (line !== tight[next]) return
    isTight[i] = 1
    next += 1
  })
  return { at, isTight }
}

const NO_LINES = new Float64Array(0)

/** Of hundreds of edges most are the same few: they are not sorted, too. */
function keepOnce(lines: Float64Array): Float64Array {
  const once = new Set<number>()
  for (let i = 0; i < lines.length; i += 1) once.add(lines[i] ?? 0)
  return Float64Array.from([...once]).sort()
}

/**
 * Where the way to the next line leads off the lines or through an obstacle.
 * @param blocked by place, one bit for each direction; it is filled
 */
export function findBlocked(
  columns: Float64Array,
  rows: Float64Array,
  obstacles: readonly Rectangle[],
  blocked: Uint8Array,
): void {
  const height = rows.length
  const size = columns.length * height
  const close = (place: number, direction: number): void => {
    blocked[place] = (blocked[place] ?? 0) | (1 << direction)
  }
  blocked.fill(0, 0, size)
  for (let first = 0; first < size; first += height) {
    close(first, UP)
    close(first + height - 1, DOWN)
  }
  for (let row = 0; row < height; row += 1) {
    close(row, LEFT)
    close(size - height + row, RIGHT)
  }
  for (const { x, y, width: wide, height: high } of obstacles) {
    // Lines inside the obstacle, and gaps between lines that reach into it.
    const [insideLeft, insideRight] = [firstAbove(columns, x), firstFrom(columns, x + wide)]
    const [insideTop, insideBottom] = [firstAbove(rows, y), firstFrom(rows, y + high)]
    for (let column = Math.max(0, insideLeft - 1); column < insideRight; column += 1) {
      for (let row = insideTop; row < insideBottom; row += 1) {
        const place = column * height + row
        close(place, RIGHT)
        close(place + height, LEFT)
      }
    }
    for (let column = insideLeft; column < insideRight; column += 1) {
      for (let row = Math.max(0, insideTop - 1); row < insideBottom; row += 1) {
        const place = column * height + row
        close(place, DOWN)
        close(place + 1, UP)
      }
    }
  }
}

/** Index of the first line beyond `value`. */
function firstAbove(lines: Float64Array, value: number): number {
  let index = firstFrom(lines, value)
  while (lines[index] === value) index += 1
  return index
}

/** Index of the first line at or beyond `value`. */
function firstFrom(lines: Float64Array, value: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
