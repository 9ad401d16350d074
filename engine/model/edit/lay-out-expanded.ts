/** Where the blocks of a subsystem come to stand in the model around it. */
import { findOwn } from '../../math/find-own.ts'
import type { BlockLayout, Position, Project } from '../project.ts'
import { changeLayout, findLayout } from './change-model.ts'
import { recordOf } from './records.ts'

/** What a Model block takes, and the room left around what comes out of it. */
const BLOCK: readonly [number, number] = [120, 80]
const ROOM = 60

/** The inner blocks stand where the Model block stood; what is right of it and below it gives way. */
export function makeRoom(
  project: Project,
  modelKey: string,
  name: string,
  inner: Readonly<Record<string, BlockLayout>>,
  names: ReadonlyMap<string, string>,
): Project {
  const places = listPlaces(inner, names)
  const all = (axis: 0 | 1): number[] => places.map(([, { at }]) => at[axis])
  const wide = Math.max(0, Math.max(...all(0)) - Math.min(...all(0)) + 2 * ROOM - BLOCK[0])
  const high = Math.max(0, Math.max(...all(1)) - Math.min(...all(1)) + ROOM - BLOCK[1])
  const [dx, dy] = findShift(findLayout(project, modelKey), name, inner, names)
  return changeLayout(project, modelKey, layout => {
    const [x, y] = findOwn(layout, name)?.at ?? [0, 0]
    const others = Object.entries(layout).flatMap(([other, place]): [string, BlockLayout][] => {
      if (other === name) return []
      const right = place.at[0] > x ? wide : 0
      const down = place.at[1] > y + BLOCK[1] ? high : 0
      const at = [place.at[0] + right, place.at[1] + down] as const
      return [[other, right + down === 0 ? place : { ...place, at }]]
    })
    const brought = places.map(([to, place]): [string, BlockLayout] => [
      to,
      { ...place, at: [place.at[0] + dx, place.at[1] + dy] },
    ])
    return recordOf([...others, ...brought])
  })
}

function listPlaces(
  inner: Readonly<Record<string, BlockLayout>>,
  names: ReadonlyMap<string, string>,
): (readonly [string, BlockLayout])[] {
  return [...names].flatMap(([from, to]) => {
    const place = findOwn(inner, from)
    return place ? [[to, place] as const] : []
  })
}

/** From the inner plane to the outer one: the top left block comes to stand where the Model block stood. */
export function findShift(
  outer: Readonly<Record<string, BlockLayout>>,
  name: string,
  inner: Readonly<Record<string, BlockLayout>>,
  names: ReadonlyMap<string, string>,
): Position {
  const places = listPlaces(inner, names)
  const [x, y] = findOwn(outer, name)?.at ?? [0, 0]
  if (places.length === 0) return [x, y]
  const least = (axis: 0 | 1): number => Math.min(...places.map(([, { at }]) => at[axis]))
  return [x - least(0), y - least(1)]
}
