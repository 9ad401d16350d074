/** Edits that touch the layout and nothing else. */
import type { BlockLayout, Project, Rotation } from '../project.ts'
import { changePlaces } from './change-model.ts'

export type Position = readonly [number, number]

/** Moves blocks to new top left corners, see `BlockLayout.at`. */
export function moveBlocks(
  project: Project,
  modelKey: string,
  positions: ReadonlyMap<string, Position>,
): Project {
  return changePlaces(project, modelKey, positions.keys(), (place, name) => {
    const at = positions.get(name) ?? place.at
    return at[0] === place.at[0] && at[1] === place.at[1] ? place : { ...place, at }
  })
}

const NEXT_ROTATION: Readonly<Record<Rotation, Rotation>> = { 0: 90, 90: 180, 180: 270, 270: 0 }

/** A quarter turn clockwise, each block about its own centre. */
export function rotateBlocks(project: Project, modelKey: string, names: Iterable<string>): Project {
  return changePlaces(project, modelKey, names, place => {
    const { rotation = 0, ...rest } = place
    const next = NEXT_ROTATION[rotation]
    return next === 0 ? rest : { ...rest, rotation: next }
  })
}

/** Mirrors each block so that its inputs and outputs change sides. */
export function flipBlocks(project: Project, modelKey: string, names: Iterable<string>): Project {
  return changePlaces(project, modelKey, names, (place): BlockLayout => {
    const { flipped = false, ...rest } = place
    return flipped ? rest : { ...rest, flipped: true }
  })
}
