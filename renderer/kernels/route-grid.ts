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
  readonly at: readonly number[]
  readonly isTight: readonly boolean[]
}

export function listLines(
  start: number,
  goal: number,
  middle: number,
  spans: readonly (readonly [number, number])[],
): Lines {
  // Through so many there is seldom room for a choice, and each line makes the search longer.
  const hasChoice = spans.length <= CROWD
  const lines = new Map<number, boolean>()
  for (const [low, high] of spans) {
    lines.set(low, true)
    lines.set(high, true)
  }
  for (const [low, high] of spans) {
    for (const wide of hasChoice ? [low - CLEARANCE, high + CLEARANCE] : []) {
      if (!lines.has(wide)) lines.set(wide, false)
    }
  }
  // Room to turn round where no obstacle gives any.
  for (const own of [start, goal]) {
    for (const wide of [own - 2 * CLEARANCE, own + 2 * CLEARANCE]) {
      if (!lines.has(wide)) lines.set(wide, false)
    }
  }
  for (const own of [start, goal, middle]) lines.set(own, lines.get(own) ?? false)
  const at = [...lines.keys()].sort((a, b) => a - b)
  return { at, isTight: at.map(line => lines.get(line) === true) }
}

/** By place and direction: whether the way to the next line leads off the lines or through an obstacle. */
export function findBlocked(
  columns: readonly number[],
  rows: readonly number[],
  obstacles: readonly Rectangle[],
): Uint8Array {
  const height = rows.length
  const blocked = new Uint8Array(columns.length * height * 4)
  columns.forEach((_, column) => {
    blocked[column * height * 4 + UP] = 1
    blocked[(column * height + height - 1) * 4 + DOWN] = 1
  })
  rows.forEach((_, row) => {
    blocked[row * 4 + LEFT] = 1
    blocked[((columns.length - 1) * height + row) * 4 + RIGHT] = 1
  })
  for (const { x, y, width: wide, height: high } of obstacles) {
    // Lines inside the obstacle, and gaps between lines that reach into it.
    const [insideLeft, insideRight] = [firstAbove(columns, x), firstFrom(columns, x + wide)]
    const [insideTop, insideBottom] = [firstAbove(rows, y), firstFrom(rows, y + high)]
    for (let column = Math.max(0, insideLeft - 1); column < insideRight; column += 1) {
      for (let row = insideTop; row < insideBottom; row += 1) {
        const place = column * height + row
        blocked[place * 4 + RIGHT] = 1
        blocked[(place + height) * 4 + LEFT] = 1
      }
    }
    for (let column = insideLeft; column < insideRight; column += 1) {
      for (let row = Math.max(0, insideTop - 1); row < insideBottom; row += 1) {
        const place = column * height + row
        blocked[place * 4 + DOWN] = 1
        blocked[(place + 1) * 4 + UP] = 1
      }
    }
  }
  return blocked
}

/** Index of the first line beyond `value`. */
function firstAbove(lines: readonly number[], value: number): number {
  let index = firstFrom(lines, value)
  while (lines[index] === value) index += 1
  return index
}

/** Index of the first line at or beyond `value`. */
function firstFrom(lines: readonly number[], value: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
