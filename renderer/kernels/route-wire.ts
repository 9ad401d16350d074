/**
 * One orthogonal wire from an output to an input, around what stands in the way: A* over the lines that matter (edges
 * of obstacles with some clearance, the ports' own lines, the middle between them). It prefers few bends, then short
 * wires, then bends half-way. Equal questions have equal answers.
 */

import { costOfBend, createBendCosts, createEstimate } from './estimate-way.ts'
import { keepCorners, OUTWARD, type Point, type Rectangle, type Side, snap } from './geometry.ts'
import { createPriorityQueue } from './priority-queue.ts'
import { CLEARANCE, COLUMN_STEP, DIRECTIONS, findBlocked, listLines, ROW_STEP } from './route-grid.ts'

/** A port, and the side of its block on which it stands. */
export interface WireEnd extends Point {
  readonly side: Side
}

/** Ports that are closer do not face each other: their wire goes around. */
const LEAST_GAP = 6
/** After so many steps of a search it is worth asking whether there is a way. */
const SUSPICIOUS = 1500
/** A way across hundreds of blocks that is not found after so many steps need not be the best. */
const LONG = 3000
const HASTE = 2
/** Feedback into a port below a block stays below: where it goes above both its ends it counts as so many times longer. */
const ABOVE = 2

/** Corners from end to end; `obstacles` are rectangles with their clearance. */
export function routeWire(from: WireEnd, to: WireEnd, obstacles: readonly Rectangle[]): Point[] {
  const stub = stubLength(from, to)
  const start = step(from, from.side, stub)
  const goal = step(to, to.side, stub)
  // Where blocks lie on each other a port may stand in one: that one gives way, and only then all.
  const apart = obstacles.filter(obstacle => !holds(obstacle, start) && !holds(obstacle, goal))
  const middle =
    (apart.length === obstacles.length ? search(start, from.side, goal, to.side, obstacles) : null) ??
    search(start, from.side, goal, to.side, apart) ??
    search(start, from.side, goal, to.side, []) ??
    []
  return keepCorners([from, ...middle, to].map(({ x, y }) => ({ x, y })))
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

/** What searches write on, which goes on from one to the next: a crowd takes a megabyte. */
const paper = {
  best: new Float64Array(0),
  before: new Int32Array(0),
  isDone: new Uint8Array(0),
  blocked: new Uint8Array(0),
  queue: createPriorityQueue(),
}

/** @param places crossings of lines, four states each */
function takePaper(places: number): typeof paper {
  if (paper.blocked.length < places) {
    const size = 2 * places
    paper.best = new Float64Array(4 * size)
    paper.before = new Int32Array(4 * size)
    paper.isDone = new Uint8Array(4 * size)
    paper.blocked = new Uint8Array(size)
  }
  return paper
}

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
  const [levelEdges, uprightEdges] = [
    new Float64Array(2 * obstacles.length),
    new Float64Array(2 * obstacles.length),
  ]
  obstacles.forEach(({ x, y, width, height }, i) => {
    levelEdges.set([x, x + width], 2 * i)
    uprightEdges.set([y, y + height], 2 * i)
  })
  const columns = listLines(start.x, goal.x, middle.x, levelEdges)
  const rows = listLines(start.y, goal.y, middle.y, uprightEdges)
  const [xs, ys] = [columns.at, rows.at]
  const height = ys.length
  const places = xs.length * height
  const { best, before, isDone, blocked, queue } = takePaper(places)
  findBlocked(xs, ys, obstacles, blocked)
  const arrival = DIRECTIONS.indexOf(OPPOSITE[goalSide])
  const startPlace = xs.indexOf(start.x) * height + ys.indexOf(start.y)
  const goalPlace = xs.indexOf(goal.x) * height + ys.indexOf(goal.y)
  const bends = createBendCosts(columns, rows, middle, costOfBend(start, goal))
  const ceiling =
    goalSide === 'bottom' && goal.x < start.x ? Math.min(start.y, goal.y) : Number.NEGATIVE_INFINITY
  const estimate = createEstimate(xs, ys, goal, arrival, middle, bends)

  /** @param haste how much the way that is left counts: above 1 a good way is found soon, and not the best */
  const look = (haste: number): number | 'none' | 'long' => {
    queue.clear()
    best.fill(Number.POSITIVE_INFINITY, 0, 4 * places)
    isDone.fill(0, 0, 4 * places)
    let looked = 0
    const offer = (column: number, row: number, direction: number, cost: number, from: number): void => {
      const state = (column * height + row) * 4 + direction
      if (cost >= (best[state] ?? 0)) return
      best[state] = cost
      before[state] = from
      isDone[state] = 0
      queue.push(state, cost + haste * estimate(column, row, direction))
    }
    offer(xs.indexOf(start.x), ys.indexOf(start.y), DIRECTIONS.indexOf(heading), 0, -1)
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      if (isDone[state]) continue
      isDone[state] = 1
      const place = state >> 2
      const came = state & 3
      const column = (place / height) | 0
      const row = place - column * height
      const cost = best[state] ?? 0
      if (place === goalPlace) {
        if (came === arrival) return state
        // A last bend, on the spot.
        if (came !== (arrival ^ 1)) offer(column, row, arrival, cost + bends.at(column, row), state)
      }
      looked += 1
      // Where there is no way at all every place would be looked at, in each heading and at ever higher costs.
      if (looked === SUSPICIOUS && !isReachable(goalPlace, startPlace, blocked.subarray(0, places), height))
        return 'none'
      if (looked === LONG && haste < HASTE) return 'long'
      const closed = blocked[place] ?? 0
      const onward = cost + bends.at(column, row)
      for (let next = 0; next < 4; next += 1) {
        if (next === (came ^ 1) || (closed >> next) & 1) continue
        const toColumn = column + (COLUMN_STEP[next] ?? 0)
        const toRow = row + (ROW_STEP[next] ?? 0)
        const length =
          next < 2
            ? Math.abs((xs[toColumn] ?? 0) - (xs[column] ?? 0))
            : Math.abs((ys[toRow] ?? 0) - (ys[row] ?? 0))
        const weighed = (ys[toRow] ?? 0) < ceiling ? ABOVE * length : length
        offer(toColumn, toRow, next, (next === came ? cost : onward) + weighed, state)
      }
    }
    return 'none'
  }
  const found = look(1)
  const way = found === 'long' ? look(HASTE) : found
  return typeof way === 'number' ? trace(way, before, xs, ys) : null
}

/** Whether one can come from a place to another, not regarding how one arrives. */
function isReachable(from: number, to: number, blocked: Uint8Array, height: number): boolean {
  const isSeen = new Uint8Array(blocked.length)
  const open = [from]
  isSeen[from] = 1
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place === to) return true
    for (let next = 0; next < 4; next += 1) {
      if (((blocked[place] ?? 0) >> next) & 1) continue
      const there = place + (COLUMN_STEP[next] ?? 0) * height + (ROW_STEP[next] ?? 0)
      if (isSeen[there]) continue
      isSeen[there] = 1
      open.push(there)
    }
  }
  return false
}

function trace(goal: number, before: Int32Array, columns: Float64Array, rows: Float64Array): Point[] {
  const points: Point[] = []
  for (let state = goal; state >= 0; state = before[state] ?? -1) {
    const place = state >> 2
    points.push({ x: columns[Math.floor(place / rows.length)] ?? 0, y: rows[place % rows.length] ?? 0 })
  }
  return points.reverse()
}
