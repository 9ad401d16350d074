/** Room for a block that comes between others: where it fits it slides there, else what is right of it gives way. */
import type { Point, Rectangle } from './geometry.ts'

/** Left and right of it, for an arrow and a branch. */
const ROOM = 20

export interface RoomInRow {
  readonly corner: Point
  /** What begins here or further right moves right by so much. */
  readonly cut: number
  readonly by: number
}

export function findRoomInRow(wanted: Rectangle, taken: readonly Rectangle[]): RoomInRow {
  const { x, y, width, height } = wanted
  const row = taken.filter(other => other.y < y + height && y < other.y + other.height)
  const isLeft = (other: Rectangle): boolean => other.x + other.width / 2 < x + width / 2
  const left = Math.max(...row.filter(isLeft).map(other => other.x + other.width)) + ROOM
  const cut = Math.min(...row.filter(other => !isLeft(other)).map(other => other.x))
  const last = cut - ROOM - width
  const corner = { x: Math.max(left, Math.min(x, last)), y }
  return { corner, cut, by: Math.max(0, corner.x - last) }
}
