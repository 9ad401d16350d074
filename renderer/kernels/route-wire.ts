/**
 * One orthogonal wire from an output to an input, around what stands in the way: A* over the lines that matter (edges
 * of obstacles with some clearance, the ports' own lines, the middle between them). It prefers few bends, then short
 * wires, then bends half-way. Equal questions have equal answers.
 */
import { OUTWARD, type Point, type Rectangle, type Side, snap } from './geometry.ts'
import { createPriorityQueue } from './priority-queue.ts'
import { CLEARANCE, COLUMN_STEP, DIRECTIONS, findBlocked, listLines, ROW_STEP } from './route-grid.ts'

/** A port, and the side of its block on which it stands. */
export interface WireEnd extends Point {
  readonly side: Side
}

/** Ports that are closer do not face each other: their wire goes around. */
const LEAST_GAP = 6
/** A bend costs as much as this much wire. */
const BEND = 40
/** A bend on a line that is close to a block costs a little more than one further away. */
const TIGHT = 6

/** Corners from end to end; `obstacles` are rectangles with their clearance. */
export function routeWire(from: WireEnd, to: WireEnd, obstacles: readonly Rectangle[]): Point[] {
  const stub = stubLength(from, to)
  const start = step(from, from.side, stub)
  const goal = step(to, to.side, stub)
  // Where blocks lie on each other a port may stand in one: that one gives way, and only then all.
  const apart = obstacles.filter(obstacle => !holds(obstacle, start) && !holds(obstacle, goal))
  const middle =
    search(start, from.side, goal, to.side, obstacles) ??
    search(start, from.side, goal, to.side, apart) ??
    search(start, from.side, goal, to.side, []) ??
    []
  return simplify([from, ...middle, to].map(({ x, y }) => ({ x, y })))
}

function holds({ x, y, width, height }: Rectangle, point: Point): boolean {
  return point.x > x && point.x < x + width && point.y > y && point.y < y + height
}

function step({ x, y }: Point, side: Side, by: number): Point {
  return { x: x + OUTWARD[side].x * by, y: y + OUTWARD[side].y * by }
}

/** Two ports that face each other across a gap share it. */
function stubLength(from: WireEnd, to: WireEnd): number {
  const out = OUTWARD[from.side]
  const isFacing = out.x === -OUTWARD[to.side].x && out.y === -OUTWARD[to.side].y
  const gap = (to.x - from.x) * out.x + (to.y - from.y) * out.y
  return isFacing && gap >= LEAST_GAP ? Math.min(CLEARANCE, gap / 2) : CLEARANCE
}

const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' }

/**
 * States are crossings of lines with the heading in which one came there, numbered `(column * rows + row) * 4 +
 * heading`. A bend is paid for when leaving.
 */
function search(
  start: Point,
  heading: Side,
  goal: Point,
  goalSide: Side,
  obstacles: readonly Rectangle[],
): Point[] | null {
  const middle = { x: snap((start.x + goal.x) / 2), y: snap((start.y + goal.y) / 2) }
  const columns = listLines(
    start.x,
    goal.x,
    middle.x,
    obstacles.map(({ x, width }) => [x, x + width]),
  )
  const rows = listLines(
    start.y,
    goal.y,
    middle.y,
    obstacles.map(({ y, height }) => [y, y + height]),
  )
  const height = rows.at.length
  const blocked = findBlocked(columns.at, rows.at, obstacles)
  const arrival = DIRECTIONS.indexOf(OPPOSITE[goalSide])
  const goalPlace = columns.at.indexOf(goal.x) * height + rows.at.indexOf(goal.y)
  const best = new Float64Array(columns.at.length * height * 4).fill(Number.POSITIVE_INFINITY)
  const before = new Int32Array(best.length).fill(-1)
  const isDone = new Uint8Array(best.length)
  const queue = createPriorityQueue()

  const bendAt = (column: number, row: number): number => {
    const isTight = columns.isTight[column] === true || rows.isTight[row] === true
    const off = Math.abs((columns.at[column] ?? 0) - middle.x) + Math.abs((rows.at[row] ?? 0) - middle.y)
    return BEND + (isTight ? TIGHT : 0) + off / 1000
  }
  const offer = (state: number, cost: number, from: number): void => {
    if (cost >= (best[state] ?? 0)) return
    best[state] = cost
    before[state] = from
    const place = state >> 2
    const x = Math.abs(goal.x - (columns.at[Math.floor(place / height)] ?? 0))
    const y = Math.abs(goal.y - (rows.at[place % height] ?? 0))
    queue.push(state, cost + x + y + (x > 0 && y > 0 ? BEND : 0))
  }
  const startPlace = columns.at.indexOf(start.x) * height + rows.at.indexOf(start.y)
  offer(startPlace * 4 + DIRECTIONS.indexOf(heading), 0, -1)

  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (isDone[state]) continue
    isDone[state] = 1
    const place = state >> 2
    const came = state & 3
    const column = Math.floor(place / height)
    const row = place % height
    const cost = best[state] ?? 0
    if (place === goalPlace) {
      if (came === arrival) return trace(state, before, columns.at, rows.at)
      // A last bend, on the spot.
      if (came !== (arrival ^ 1)) offer(place * 4 + arrival, cost + bendAt(column, row), state)
    }
    for (let next = 0; next < 4; next += 1) {
      if (next === (came ^ 1) || blocked[place * 4 + next]) continue
      const toColumn = column + (COLUMN_STEP[next] ?? 0)
      const toRow = row + (ROW_STEP[next] ?? 0)
      const length =
        Math.abs((columns.at[toColumn] ?? 0) - (columns.at[column] ?? 0)) +
        Math.abs((rows.at[toRow] ?? 0) - (rows.at[row] ?? 0))
      const bend = next === came ? 0 : bendAt(column, row)
      offer((toColumn * height + toRow) * 4 + next, cost + bend + length, state)
    }
  }
  return null
}

function trace(
  goal: number,
  before: Int32Array,
  columns: readonly number[],
  rows: readonly number[],
): Point[] {
  const points: Point[] = []
  for (let state = goal; state >= 0; state = before[state] ?? -1) {
    const place = state >> 2
    points.push({ x: columns[Math.floor(place / rows.length)] ?? 0, y: rows[place % rows.length] ?? 0 })
  }
  return points.reverse()
}

/** Leaves out points that are no corner. */
function simplify(points: readonly Point[]): Point[] {
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
