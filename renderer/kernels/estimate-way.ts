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
  const [offColumn, offRow] = [listOff(columns, middle.x), listOff(rows, middle.y)]
  const [tightColumn, tightRow] = [columns.isTight, rows.isTight]
  return {
    each,
    at: (column, row) => {
      const isTight = tightColumn[column] || tightRow[row]
      return each + (isTight ? TIGHT : 0) + (offColumn[column] ?? 0) + (offRow[row] ?? 0)
    },
    onColumn: addTight(columns, offColumn),
    onRow: addTight(rows, offRow),
  }
}

function listOff({ at }: Lines, centre: number): Float64Array {
  const off = new Float64Array(at.length)
  for (let i = 0; i < at.length; i += 1) off[i] = Math.abs((at[i] ?? 0) - centre) * OFF
  return off
}

function addTight({ isTight }: Lines, off: Float64Array): Float64Array {
  const costs = new Float64Array(off.length)
  for (let i = 0; i < off.length; i += 1) costs[i] = (off[i] ?? 0) + (isTight[i] ? TIGHT : 0)
  return costs
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
  const bend = bends.each
  const isLevel = arrival < 2
  // Seen in the direction of arrival: lines along it, and lines across it.
  const way = (COLUMN_STEP[arrival] ?? 0) + (ROW_STEP[arrival] ?? 0)
  const back = arrival ^ 1
  const [across, along] = isLevel ? [xs, ys] : [ys, xs]
  const [onAcross, onAlong] = isLevel ? [bends.onColumn, bends.onRow] : [bends.onRow, bends.onColumn]
  const [end, endLine, centre] = isLevel ? [goal.x, goal.y, middle.x] : [goal.y, goal.x, middle.y]
  const last = onAlong[along.indexOf(endLine)] ?? 0

  /** By line across: how far the goal is ahead, what one bend on it costs more, what it costs to turn round there. */
  const ahead = new Float64Array(across.length)
  const once = new Float64Array(across.length)
  const out = new Float64Array(across.length)
  // Both bends are at least as far out as the further of here and the goal.
  const endOut = -way * (end - centre)
  for (let i = 0; i < across.length; i += 1) {
    const here = across[i] ?? 0
    ahead[i] = (end - here) * way
    once[i] = Math.min(2 * bend, Math.max(last, onAcross[i] ?? 0))
    out[i] = 2 * (Math.max(0, -way * (here - centre), endOut) * OFF)
  }
  /** By line along: how far aside the goal is, and what a bend on it and a bend on the goal's cost more. */
  const aside = new Float64Array(along.length)
  const both = new Float64Array(along.length)
  for (let i = 0; i < along.length; i += 1) {
    aside[i] = endLine - (along[i] ?? 0)
    both[i] = (onAlong[i] ?? 0) + last
  }

  return (column, row, heading) => {
    const i = isLevel ? column : row
    const k = isLevel ? row : column
    const forward = ahead[i] ?? 0
    const off = aside[k] ?? 0
    const straight = Math.abs(forward) + Math.abs(off)
    if (heading === arrival) {
      if (forward < 0) return straight + 4 * bend
      return off === 0 ? straight : straight + 2 * bend + Math.min(2 * bend, both[k] ?? 0)
    }
    if (heading === back) {
      if (off === 0) return straight + 2 * bend
      return straight + 2 * bend + Math.min(2 * bend, (both[k] ?? 0) + (out[i] ?? 0))
    }
    // Headings of odd numbers go up the lines.
    const isAway = heading & 1 ? off < 0 : off > 0
    return forward < 0 || isAway ? straight + 3 * bend : straight + bend + (once[i] ?? 0)
  }
}
