/** Edits that touch the layout and nothing else. */
import type { BlockLayout, Position, Project, Rotation } from '../project.ts'
import { changePlaces } from './change-model.ts'
import { moveWires } from './wires.ts'

/** Moves blocks to new top left corners, see `BlockLayout.at`. A wire both ends of which move alike goes along as it is. */
export function moveBlocks(
  project: Project,
  modelKey: string,
  positions: ReadonlyMap<string, Position>,
): Project {
  const steps = new Map<string, Position>()
  const moved = changePlaces(project, modelKey, positions.keys(), (place, name) => {
    const at = positions.get(name) ?? place.at
    const step = [at[0] - place.at[0], at[1] - place.at[1]] as const
    steps.set(name, step)
    return step[0] === 0 && step[1] === 0 ? place : { ...place, at }
  })
  return moveWires(moved, modelKey, steps)
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

/** Pinned blocks stay where they are when the others are arranged. */
export function pinPlaces(
  project: Project,
  modelKey: string,
  names: Iterable<string>,
  isPinned: boolean,
): Project {
  return changePlaces(project, modelKey, names, (place): BlockLayout => {
    const { pinned = false, ...rest } = place
    if (pinned === isPinned) return place
    return isPinned ? { ...rest, pinned: true } : rest
  })
}
