/** Where blocks stand that become a subsystem, and the Model block in their place. */
import { findOwn } from '../../math/find-own.ts'
import type { BlockLayout, ModelLayout } from '../project.ts'
import { dropKeys, joinRecords, recordOf } from './records.ts'
import type { Border, BorderPort } from './subsystem-border.ts'

/** Room left and right of the blocks for the ports, and between two ports. */
const ASIDE = 160
const PITCH = 60

export function layOutChild(layout: ModelLayout, moved: readonly string[], border: Border): ModelLayout {
  const places = moved.flatMap(name => findOwn(layout, name) ?? [])
  const left = Math.min(0, ...places.map(({ at }) => at[0]))
  const right = Math.max(0, ...places.map(({ at }) => at[0]))
  const stack = (ports: Iterable<BorderPort>, x: number): [string, BlockLayout][] => {
    let free = Number.NEGATIVE_INFINITY
    return [...ports]
      .map(port => ({ ...port, y: layout[port.beside]?.at[1] ?? 0 }))
      .sort((a, b) => a.y - b.y)
      .map(({ name, y }) => {
        const at = [x, Math.max(y, free)] as const
        free = at[1] + PITCH
        return [name, { at }]
      })
  }
  return joinRecords(
    recordOf(stack(border.entries.values(), left - ASIDE)),
    dropKeys(layout, name => !moved.includes(name)),
    recordOf(stack(border.exits.values(), right + ASIDE)),
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
