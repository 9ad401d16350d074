/** What wires go around, in columns: a search reads where hundreds of them begin and end, and several times over. */
import type { Point, Rectangle } from './geometry.ts'

export interface Obstacles {
  readonly left: Float64Array
  readonly right: Float64Array
  readonly top: Float64Array
  readonly bottom: Float64Array
}

export interface ObstacleList {
  readonly clear: () => void
  readonly count: () => number
  readonly add: (obstacle: Rectangle) => void
  /** Until the next change. */
  readonly read: () => Obstacles
}

export function createObstacleList(): ObstacleList {
  let columns = createColumns(64)
  let count = 0
  return {
    clear: () => {
      count = 0
    },
    count: () => count,
    add: ({ x, y, width, height }) => {
      if (count === columns.left.length) columns = copyColumns(columns, createColumns(2 * count))
      columns.left[count] = x
      columns.right[count] = x + width
      columns.top[count] = y
      columns.bottom[count] = y + height
      count += 1
    },
    read: () => ({
      left: columns.left.subarray(0, count),
      right: columns.right.subarray(0, count),
      top: columns.top.subarray(0, count),
      bottom: columns.bottom.subarray(0, count),
    }),
  }
}

export function columnsOf(obstacles: readonly Rectangle[]): Obstacles {
  const list = createObstacleList()
  for (const obstacle of obstacles) list.add(obstacle)
  return list.read()
}

/** The obstacles in which none of these points lies. */
export function leaveOutAt(obstacles: Obstacles, points: readonly Point[]): Obstacles {
  const { left, right, top, bottom } = obstacles
  const held = new Set<number>()
  for (const { x, y } of points) {
    for (let i = 0; i < left.length; i += 1) {
      const isInside = x > (left[i] ?? 0) && x < (right[i] ?? 0) && y > (top[i] ?? 0) && y < (bottom[i] ?? 0)
      if (isInside) held.add(i)
    }
  }
  if (held.size === 0) return obstacles
  const keep = (column: Float64Array): Float64Array => column.filter((_, i) => !held.has(i))
  return { left: keep(left), right: keep(right), top: keep(top), bottom: keep(bottom) }
}

function createColumns(size: number): Obstacles {
  const create = (): Float64Array => new Float64Array(size)
  return { left: create(), right: create(), top: create(), bottom: create() }
}

function copyColumns(from: Obstacles, to: Obstacles): Obstacles {
  to.left.set(from.left)
  to.right.set(from.right)
  to.top.set(from.top)
  to.bottom.set(from.bottom)
  return to
}
