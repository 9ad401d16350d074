/**
 * The best way between two points, around obstacles: A* over the lines that matter (edges of obstacles with some
 * clearance, the ports' own lines, the middle between them). It prefers few bends, then short ways, then bends half-way.
 */
import { costOfBend, createBendCosts, createEstimate } from './estimate-way.ts'
import { type Point, type Side, snap } from './geometry.ts'
import type { Obstacles } from './obstacles.ts'
import { createPriorityQueue } from './priority-queue.ts'
import { COLUMN_STEP, DIRECTIONS, findBlocked, listLines, ROW_STEP } from './route-grid.ts'

/** After so many steps of a search it is worth asking whether there is a way. */
const SUSPICIOUS = 1500
/** A way across hundreds of blocks that is not found after so many steps need not be the best. */
const LONG = 3000
/** How much the way that is left then counts: above 1 a good way is found soon, and not the best. */
const HASTE = 2
/** What is no state. */
const [NO_WAY, UNDECIDED] = [-1, -2] as const
/** Feedback into a port below a block stays below: where it goes above both its ends it counts as so many times longer. */
const ABOVE = 2

const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' }
const NOWHERE = Number.POSITIVE_INFINITY

/** What searches write on, which goes on from one to the next: a crowd takes a megabyte. */
const paper = {
  /** By state; nowhere between searches, so that none begins with clearing all of it. */
  best: new Float64Array(0),
  before: new Int32Array(0),
  isDone: new Uint8Array(0),
  /** States that were written on, the first `used` ones. */
  touched: new Int32Array(0),
  used: 0,
  blocked: new Uint8Array(0),
  isSeen: new Uint8Array(0),
  queue: createPriorityQueue(),
}

/** @param places crossings of lines, four states each */
function takePaper(places: number): typeof paper {
  if (paper.blocked.length < places) {
    const size = 2 * places
    paper.best = new Float64Array(4 * size).fill(NOWHERE)
    paper.before = new Int32Array(4 * size)
    paper.isDone = new Uint8Array(4 * size)
    paper.touched = new Int32Array(4 * size)
    paper.used = 0
    paper.blocked = new Uint8Array(size)
    paper.isSeen = new Uint8Array(size)
  }
  return paper
}

function cleanPaper(): void {
  const { best, isDone, touched, used } = paper
  for (let i = 0; i < used; i += 1) {
    const state = touched[i] ?? 0
    best[state] = NOWHERE
    isDone[state] = 0
  }
  paper.used = 0
}

/**
 * States are crossings of lines with the heading in which one came there, numbered `(row * columns + column) * 4 +
 * heading`: most ways are wider than high, and so go on in memory. A bend is paid for when leaving.
 */
export function searchWay(
  start: Point,
  heading: Side,
  goal: Point,
  goalSide: Side,
  obstacles: Obstacles,
): Point[] | null {
  const middle = { x: snap((start.x + goal.x) / 2), y: snap((start.y + goal.y) / 2) }
  const columns = listLines(start.x, goal.x, middle.x, obstacles.left, obstacles.right)
  const rows = listLines(start.y, goal.y, middle.y, obstacles.top, obstacles.bottom)
  const [xs, ys] = [columns.at, rows.at]
  const width = xs.length
  const places = width * ys.length
  const { best, before, isDone, touched, blocked, queue } = takePaper(places)
  findBlocked(xs, ys, obstacles, blocked)
  const arrival = DIRECTIONS.indexOf(OPPOSITE[goalSide])
  const startPlace = ys.indexOf(start.y) * width + xs.indexOf(start.x)
  const goalPlace = ys.indexOf(goal.y) * width + xs.indexOf(goal.x)
  const bends = createBendCosts(columns, rows, middle, costOfBend(start, goal))
  const ceiling =
    goalSide === 'bottom' && goal.x < start.x ? Math.min(start.y, goal.y) : Number.NEGATIVE_INFINITY
  const estimate = createEstimate(xs, ys, goal, arrival, middle, bends)

  let haste = 1
  let looked = 0
  const offer = (column: number, row: number, direction: number, cost: number, from: number): void => {
    const state = (row * width + column) * 4 + direction
    const known = best[state] ?? 0
    if (cost >= known) return
    if (known === NOWHERE) {
      touched[paper.used] = state
      paper.used += 1
    }
    best[state] = cost
    before[state] = from
    isDone[state] = 0
    queue.push(state, cost + haste * estimate(column, row, direction))
  }
  const begin = (): void => {
    queue.clear()
    looked = 0
    offer(xs.indexOf(start.x), ys.indexOf(start.y), DIRECTIONS.indexOf(heading), 0, -1)
  }
  /**
   * The state of arrival; goes on where it stopped before. What long searches alone need is not in here: a branch that is
   * taken for the first time would throw away the machine code of the loop while it is needed most.
   */
  const look = (limit: number): number => {
    while (looked < limit) {
      const state = queue.pop()
      if (state < 0) return NO_WAY
      if (isDone[state]) continue
      isDone[state] = 1
      const place = state >> 2
      const came = state & 3
      const row = (place / width) | 0
      const column = place - row * width
      const cost = best[state] ?? 0
      if (place === goalPlace) {
        if (came === arrival) return state
        // A last bend, on the spot.
        if (came !== (arrival ^ 1)) offer(column, row, arrival, cost + bends.at(column, row), state)
      }
      looked += 1
      const closed = blocked[place] ?? 0
      const onward = cost + bends.at(column, row)
      for (let next = 0; next < 4; next += 1) {
        if (next === (came ^ 1) || (closed >> next) & 1) continue
        const toColumn = column + (COLUMN_STEP[next] ?? 0)
        const toRow = row + (ROW_STEP[next] ?? 0)
        const y = ys[toRow] ?? 0
        const length =
          next < 2 ? Math.abs((xs[toColumn] ?? 0) - (xs[column] ?? 0)) : Math.abs(y - (ys[row] ?? 0))
        const weighed = y < ceiling ? ABOVE * length : length
        offer(toColumn, toRow, next, (next === came ? cost : onward) + weighed, state)
      }
    }
    return UNDECIDED
  }
  const lookLong = (): number => {
    // Where there is no way at all every place would be looked at, in each heading and at ever higher costs.
    if (isWalledIn(goalPlace, startPlace, places, width)) return NO_WAY
    const way = look(LONG)
    if (way !== UNDECIDED) return way
    cleanPaper()
    haste = HASTE
    begin()
    // As often as there are states.
    return look(4 * places)
  }
  begin()
  const short = look(SUSPICIOUS)
  const way = short === UNDECIDED ? lookLong() : short
  const points = way < 0 ? null : trace(way, before, xs, ys)
  cleanPaper()
  return points
}

/** Whether there is no way out from around a place, to the other or to so many places that there must be one. */
function isWalledIn(place: number, from: number, places: number, width: number): boolean {
  const { blocked, isSeen } = paper
  isSeen.fill(0, 0, places)
  const open = [place]
  isSeen[place] = 1
  let seen = 0
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    seen += 1
    if (at === from || seen === SUSPICIOUS) return false
    for (let next = 0; next < 4; next += 1) {
      if (((blocked[at] ?? 0) >> next) & 1) continue
      const there = at + (COLUMN_STEP[next] ?? 0) + (ROW_STEP[next] ?? 0) * width
      if (isSeen[there]) continue
      isSeen[there] = 1
      open.push(there)
    }
  }
  return true
}

function trace(goal: number, before: Int32Array, columns: Float64Array, rows: Float64Array): Point[] {
  const points: Point[] = []
  for (let state = goal; state >= 0; state = before[state] ?? -1) {
    const place = state >> 2
    points.push({ x: columns[place % columns.length] ?? 0, y: rows[Math.floor(place / columns.length)] ?? 0 })
  }
  return points.reverse()
}
