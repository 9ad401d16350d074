/** Where blocks stand that become a subsystem, and the Model block in their place. */
import { findOwn } from '../../math/find-own.ts'
import type { BlockLayout, ModelLayout } from '../project.ts'
import { dropKeys, joinRecords, recordOf } from './records.ts'
import type { Border, BorderPort } from './subsystem-border.ts'

/** Widths and heights of blocks, by name. */
export type Sizes = ReadonlyMap<string, readonly [width: number, height: number]>

/** Room left and right of the blocks, what a port takes, and from one port to the next. */
const ROOM = 60
const PORT = [60, 40] as const
const PITCH = 60
/** A block whose size is not known. */
const USUAL = [100, 40] as const

export function layOutChild(
  layout: ModelLayout,
  moved: readonly string[],
  border: Border,
  sizes: Sizes,
): ModelLayout {
  const places = moved.flatMap((name): { x: number; end: number }[] => {
    const x = findOwn(layout, name)?.at[0]
    return x === undefined ? [] : [{ x, end: x + (sizes.get(name) ?? USUAL)[0] }]
  })
  const left = places.length === 0 ? 0 : Math.min(...places.map(({ x }) => x))
  const right = places.length === 0 ? USUAL[0] : Math.max(...places.map(({ end }) => end))
  const levelWith = (name: string): number => {
    const height = (sizes.get(name) ?? USUAL)[1]
    return (layout[name]?.at[1] ?? 0) + (height - PORT[1]) / 2
  }
  const stack = (ports: Iterable<BorderPort>, x: number): [string, BlockLayout][] => {
    let free = Number.NEGATIVE_INFINITY
    return [...ports]
      .map(port => ({ ...port, y: levelWith(port.beside) }))
      .sort((a, b) => a.y - b.y)
      .map(({ name, y }) => {
        const at = [x, Math.max(y, free)] as const
        free = at[1] + PITCH
        return [name, { at }]
      })
  }
  return joinRecords(
    recordOf(stack(border.entries.values(), left - ROOM - PORT[0])),
    dropKeys(layout, name => !moved.includes(name)),
    recordOf(stack(border.exits.values(), right + ROOM)),
  )
}

/** The middle of where blocks stand, on the grid. */
export function findMiddle(layout: ModelLayout, names: readonly string[]): BlockLayout {
  const places = names.flatMap(name => findOwn(layout, name) ?? []).map(({ at }) => at)
  if (places.length === 0) return { at: [0, 0] }
  const middle = (axis: 0 | 1): number => {
    const values = places.map(at => at[axis])
    return Math.round((Math.min(...values) + Math.max(...values)) / 20) * 10
  }
  return { at: [middle(0), middle(1)] }
}
