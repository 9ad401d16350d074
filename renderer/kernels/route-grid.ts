/** The lines that a wire may run on, and where obstacles block them. */
import type { Side } from './geometry.ts'
import type { Obstacles } from './obstacles.ts'

/** Least distance that a wire keeps from a block, and goes straight at each end. */
export const CLEARANCE = 10

/** More obstacles than that have no lines further away from them. */
const CROWD = 40

/** Numbered so that opposite ones differ in the last bit. */
export const DIRECTIONS: readonly Side[] = ['left', 'right', 'top', 'bottom']
const [LEFT, RIGHT, UP, DOWN] = [0, 1, 2, 3] as const
/** No way in any direction. */
const ALL = 0b1111
export const COLUMN_STEP = [-1, 1, 0, 0] as const
export const ROW_STEP = [0, 0, -1, 1] as const

export interface Lines {
  /** Sorted. */
  readonly at: Float64Array
  /** By line: 1 where it runs along an obstacle. */
  readonly isTight: Uint8Array
}

/**
 * @param low where each obstacle begins
 * @param high where it ends
 */
export function listLines(
  start: number,
  goal: number,
  middle: number,
  low: Float64Array,
  high: Float64Array,
): Lines {
  const count = low.length
  // Through so many there is seldom room for a choice, and each line makes the search longer.
  const wide = count <= CROWD ? count : 0
  const lines = new Float64Array(2 * (count + wide) + 7)
  lines.set(low)
  lines.set(high, count)
  for (let i = 0; i < wide; i += 1) {
    lines[2 * count + i] = (low[i] ?? 0) - CLEARANCE
    lines[3 * count + i] = (high[i] ?? 0) + CLEARANCE
  }
  let own = 2 * (count + wide)
  for (const end of [start, goal]) {
    lines[own] = end
    // Room to turn round where no obstacle gives any.
    lines[own + 1] = end - 2 * CLEARANCE
    lines[own + 2] = end + 2 * CLEARANCE
    own += 3
  }
  lines[own] = middle
  return markLines(lines, 2 * count) ?? sortLines(lines, 2 * count)
}

/** Diagrams that are wider, and lines between the pixels, are sorted. */
const MOST_MARKS = 1 << 15
const marks = new Uint8Array(MOST_MARKS)
const [PLAIN, TIGHT] = [1, 2] as const

/**
 * Of hundreds of lines most are the same few: ticked off pixel by pixel they need no sorting.
 * @param tight how many of them, the first ones, run along an obstacle
 */
function markLines(lines: Float64Array, tight: number): Lines | null {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? 0
    if (line < least) least = line
    if (line > most) most = line
  }
  const length = most - least + 1
  if (length > MOST_MARKS) return null
  let count = 0
  let isWhole = true
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? 0
    const place = (line - least) | 0
    if (least + place !== line) {
      isWhole = false
      break
    }
    if (marks[place] === 0) count += 1
    marks[place] = (marks[place] ?? 0) | (i < tight ? TIGHT : PLAIN)
  }
  const at = new Float64Array(count)
  const isTight = new Uint8Array(count)
  for (let place = 0, next = 0; next < count; place += 1) {
    const mark = marks[place] ?? 0
    if (mark === 0) continue
    at[next] = least + place
    isTight[next] = mark >> 1
    next += 1
    marks[place] = 0
  }
  return isWhole ? { at, isTight } : null
}

function sortLines(lines: Float64Array, tight: number): Lines {
  const along = new Set(lines.subarray(0, tight))
  const at = Float64Array.from(new Set(lines)).sort()
  return { at, isTight: Uint8Array.from(at, line => (along.has(line) ? 1 : 0)) }
}

/**
 * Where the way to the next line leads off the lines or through an obstacle.
 * @param blocked by place, one bit for each direction; it is filled
 */
export function findBlocked(
  columns: Float64Array,
  rows: Float64Array,
  obstacles: Obstacles,
  blocked: Uint8Array,
): void {
  const { left, right, top, bottom } = obstacles
  const width = columns.length
  const size = width * rows.length
  blocked.fill(0, 0, size)
  for (let first = 0; first < size; first += width) {
    close(blocked, first, LEFT)
    close(blocked, first + width - 1, RIGHT)
  }
  for (let column = 0; column < width; column += 1) {
    close(blocked, column, UP)
    close(blocked, size - width + column, DOWN)
  }
  for (let i = 0; i < left.length; i += 1) {
    // Lines inside the obstacle, and gaps between lines that reach into it.
    const insideLeft = firstAbove(columns, left[i] ?? 0)
    const insideRight = firstFrom(columns, right[i] ?? 0)
    const insideTop = firstAbove(rows, top[i] ?? 0)
    const insideBottom = firstFrom(rows, bottom[i] ?? 0)
    if (insideLeft > insideRight || insideTop > insideBottom) continue
    for (let row = insideTop; row < insideBottom; row += 1) {
      const begin = row * width + insideLeft
      const end = row * width + insideRight
      for (let place = begin; place < end; place += 1) blocked[place] = ALL
      close(blocked, begin - 1, RIGHT)
      close(blocked, end, LEFT)
    }
    const above = (insideTop - 1) * width
    const below = insideBottom * width
    for (let column = insideLeft; column < insideRight; column += 1) {
      close(blocked, above + column, DOWN)
      close(blocked, below + column, UP)
    }
  }
}

function close(blocked: Uint8Array, place: number, direction: number): void {
  blocked[place] = (blocked[place] ?? 0) | (1 << direction)
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
