/**
 * One orthogonal wire from an output to an input, around what stands in the way: A* over the lines that matter (edges
 * of obstacles with some clearance, the ports' own lines, the middle between them). It prefers few bends, then short
 * wires, then bends half-way. Equal questions have equal answers.
 */
import { crosses, OUTWARD, type Point, type Rectangle, type Side, snap } from './geometry.ts'
import { createPriorityQueue } from './priority-queue.ts'

/** A port, and the side of its block on which it stands. */
export interface WireEnd extends Point {
  readonly side: Side
}

/** Least distance that a wire keeps from a block, and goes straight at each end. */
export const CLEARANCE = 10
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
  const middle =
    search(start, from.side, goal, to.side, obstacles) ?? search(start, from.side, goal, to.side, []) ?? []
  return simplify([from, ...middle, to].map(({ x, y }) => ({ x, y })))
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

const DIRECTIONS: readonly Side[] = ['left', 'right', 'top', 'bottom']
const OPPOSITE: Readonly<Record<Side, Side>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' }

interface State {
  readonly column: number
  readonly row: number
  readonly heading: Side
  /** Bent here; a second bend in one place would turn back. */
  readonly hasBent: boolean
  readonly cost: number
  readonly before: State | null
}

interface Lines {
  readonly at: readonly number[]
  readonly isTight: readonly boolean[]
}

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
  const goalColumn = columns.at.indexOf(goal.x)
  const goalRow = rows.at.indexOf(goal.y)
  const arrival = OPPOSITE[goalSide]

  const best = new Map<number, number>()
  const keyOf = ({ column, row, heading: side, hasBent }: State): number =>
    (column * rows.at.length + row) * 8 + DIRECTIONS.indexOf(side) * 2 + (hasBent ? 1 : 0)
  const queue = createPriorityQueue<State>()
  const offer = (state: State): void => {
    const key = keyOf(state)
    if (state.cost >= (best.get(key) ?? Number.POSITIVE_INFINITY)) return
    best.set(key, state.cost)
    const x = columns.at[state.column] ?? 0
    const y = rows.at[state.row] ?? 0
    const bends = x === goal.x || y === goal.y ? 0 : BEND
    queue.push(state, state.cost + Math.abs(goal.x - x) + Math.abs(goal.y - y) + bends)
  }
  const first = { column: columns.at.indexOf(start.x), row: rows.at.indexOf(start.y) }
  offer({ ...first, heading, hasBent: false, cost: 0, before: null })

  for (let state = queue.pop(); state; state = queue.pop()) {
    if (state.cost > (best.get(keyOf(state)) ?? 0)) continue
    if (state.column === goalColumn && state.row === goalRow && state.heading === arrival) {
      return trace(state, columns.at, rows.at)
    }
    const x = columns.at[state.column] ?? 0
    const y = rows.at[state.row] ?? 0
    for (const side of DIRECTIONS) {
      if (side === OPPOSITE[state.heading]) continue
      const column = state.column + OUTWARD[side].x
      const row = state.row + OUTWARD[side].y
      const nextX = columns.at[column]
      const nextY = rows.at[row]
      if (side !== state.heading) {
        if (state.hasBent) continue
        // Bending in place, so that a wire can bend at its start and at its goal as well.
        const isTight = columns.isTight[state.column] === true || rows.isTight[state.row] === true
        const offMiddle = (Math.abs(x - middle.x) + Math.abs(y - middle.y)) / 1000
        const cost = state.cost + BEND + (isTight ? TIGHT : 0) + offMiddle
        offer({ ...state, heading: side, hasBent: true, cost, before: state })
        continue
      }
      if (nextX === undefined || nextY === undefined) continue
      const a = { x, y }
      const b = { x: nextX, y: nextY }
      if (obstacles.some(obstacle => crosses(obstacle, a, b))) continue
      const length = Math.abs(nextX - x) + Math.abs(nextY - y)
      offer({ column, row, heading: side, hasBent: false, cost: state.cost + length, before: state })
    }
  }
  return null
}

/** Sorted, each once. */
function listLines(
  start: number,
  goal: number,
  middle: number,
  spans: readonly (readonly [number, number])[],
): Lines {
  const lines = new Map<number, boolean>()
  for (const [low, high] of spans) {
    lines.set(low, true)
    lines.set(high, true)
  }
  for (const [low, high] of spans) {
    for (const wide of [low - CLEARANCE, high + CLEARANCE]) {
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

function trace(state: State, columns: readonly number[], rows: readonly number[]): Point[] {
  const points: Point[] = []
  for (let at: State | null = state; at; at = at.before) {
    points.push({ x: columns[at.column] ?? 0, y: rows[at.row] ?? 0 })
  }
  return points.reverse()
}

/** Leaves out points that are no corner. */
export function simplify(points: readonly Point[]): Point[] {
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
