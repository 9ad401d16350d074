/** What bends cost, and from that what the rest of a way must cost at least: the closer, the fewer ways are tried. */
import type { Point } from './geometry.ts'
import { COLUMN_STEP, type Lines, ROW_STEP } from './route-grid.ts'

/** A bend costs as much as this much wire, and in a long way this share of it: that goes straight where it can. */
const BEND = 40
const BEND_SHARE = 1 / 16

export function costOfBend(from: Point, to: Point): number {
  return Math.max(BEND, BEND_SHARE * (Math.abs(from.x - to.x) + Math.abs(from.y - to.y)))
}

/** A bend on a line that is close to a block costs a little more than one further away. */
const TIGHT = 6
/** What a bend costs for each pixel that it is off the middle. */
const OFF = 1 / 1000

export interface BendCosts {
  /** What a bend costs at least. */
  readonly each: number
  readonly at: (column: number, row: number) => number
  /** What a bend on a line costs at least, apart from being a bend. */
  readonly onColumn: Float64Array
  readonly onRow: Float64Array
}

export function createBendCosts(columns: Lines, rows: Lines, middle: Point, each: number): BendCosts {
  const off = ({ at }: Lines, centre: number) => at.map(value => Math.abs(value - centre) * OFF)
  const [offColumn, offRow] = [off(columns, middle.x), off(rows, middle.y)]
  const least = ({ isTight }: Lines, offs: Float64Array) =>
    offs.map((value, i) => value + (isTight[i] ? TIGHT : 0))
  return {
    each,
    at: (column, row) => {
      const isTight = columns.isTight[column] || rows.isTight[row]
      return each + (isTight ? TIGHT : 0) + (offColumn[column] ?? 0) + (offRow[row] ?? 0)
    },
    onColumn: least(columns, offColumn),
    onRow: least(rows, offRow),
  }
}

/**
 * Never more than the way costs. The number of bends is even or odd with the heading, so that a way with more bends than
 * the least has two more: what is known of the places of the fewest bends may count for as much.
 * @param arrival heading at the goal
 */
export function createEstimate(
  xs: Float64Array,
  ys: Float64Array,
  goal: Point,
  arrival: number,
  middle: Point,
  bends: BendCosts,
): (column: number, row: number, heading: number) => number {
  const isLevel = arrival < 2
  const goalLine = isLevel ? bends.onRow[ys.indexOf(goal.y)] : bends.onColumn[xs.indexOf(goal.x)]
  const last = goalLine ?? 0
  const bend = bends.each
  return (column, row, heading) => {
    const x = goal.x - (xs[column] ?? 0)
    const y = goal.y - (ys[row] ?? 0)
    const straight = Math.abs(x) + Math.abs(y)
    const along = x * (COLUMN_STEP[heading] ?? 0) + y * (ROW_STEP[heading] ?? 0)
    const line = (isLevel ? bends.onRow[row] : bends.onColumn[column]) ?? 0
    const isOnLine = (isLevel ? y : x) === 0
    if (heading === arrival) {
      if (along < 0) return straight + 4 * bend
      return isOnLine ? straight : straight + 2 * bend + Math.min(2 * bend, line + last)
    }
    if (heading === (arrival ^ 1)) {
      if (isOnLine) return straight + 2 * bend
      // Both bends are at least as far out as the further of here and the goal.
      const step = (COLUMN_STEP[heading] ?? 0) + (ROW_STEP[heading] ?? 0)
      const here = isLevel ? (xs[column] ?? 0) : (ys[row] ?? 0)
      const end = isLevel ? goal.x : goal.y
      const centre = isLevel ? middle.x : middle.y
      const out = Math.max(0, step * (here - centre), step * (end - centre)) * OFF
      return straight + 2 * bend + Math.min(2 * bend, line + last + 2 * out)
    }
    const forward = x * (COLUMN_STEP[arrival] ?? 0) + y * (ROW_STEP[arrival] ?? 0)
    if (along < 0 || forward < 0) return straight + 3 * bend
    const across = (isLevel ? bends.onColumn[column] : bends.onRow[row]) ?? 0
    return straight + bend + Math.min(2 * bend, Math.max(last, across))
  }
}
