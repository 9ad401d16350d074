/** Edits of notes and frames. */
import { findOwn } from '../../math/find-own.ts'
import { findModel } from '../find.ts'
import type { ModelNotes, Note, Position, Project } from '../project.ts'
import { withNotes } from './change-model.ts'
import { findFreeName } from './name-block.ts'
import { dropKeys, setKey } from './records.ts'

/** Always the same value, so that whoever watches sees no change. */
const NO_NOTES: ModelNotes = {}

export function findNotes(project: Project, modelKey: string): ModelNotes {
  return (project.notes && findOwn(project.notes, modelKey)) ?? NO_NOTES
}

/** A key under which a new note can stand. */
export function nameNewNote(project: Project, modelKey: string): string {
  return findFreeName('note', key => Object.hasOwn(findNotes(project, modelKey), key))
}

/** Adds a note or puts another in its place. */
export function setNote(project: Project, modelKey: string, key: string, note: Note): Project {
  if (!findModel(project, modelKey) || key === '' || key === '__proto__') return project
  return changeNotes(project, modelKey, notes => setKey(notes, key, note))
}

export function changeNote(
  project: Project,
  modelKey: string,
  key: string,
  change: Partial<Omit<Note, 'unknown'>>,
): Project {
  const notes = findNotes(project, modelKey)
  const old = findOwn(notes, key)
  if (!old || isSameNote(old, { ...old, ...change })) return project
  return setNote(project, modelKey, key, { ...old, ...change })
}

export function removeNotes(project: Project, modelKey: string, keys: readonly string[]): Project {
  return changeNotes(project, modelKey, notes => dropKeys(notes, key => keys.includes(key)))
}

function changeNotes(project: Project, modelKey: string, change: (notes: ModelNotes) => ModelNotes): Project {
  const notes = findNotes(project, modelKey)
  return putNotes(project, modelKey, change(notes))
}

/** Gives a model these notes and no others. */
export function putNotes(project: Project, modelKey: string, next: ModelNotes): Project {
  if (next === findNotes(project, modelKey)) return project
  const others = dropKeys(project.notes ?? {}, key => key === modelKey)
  return withNotes(
    project,
    Object.keys(next).length === 0 ? others : setKey(project.notes ?? {}, modelKey, next),
  )
}

/** The notes of another model, moved, beside a model's own; those whose key is taken get another one. */
export function bringNotes(project: Project, modelKey: string, notes: ModelNotes, by: Position): Project {
  return Object.values(notes).reduce((before, note) => {
    const at = [note.at[0] + by[0], note.at[1] + by[1]] as const
    return setNote(before, modelKey, nameNewNote(before, modelKey), { ...note, at })
  }, project)
}

function isSameNote(a: Note, b: Note): boolean {
  return (
    a.kind === b.kind &&
    a.text === b.text &&
    a.color === b.color &&
    a.at[0] === b.at[0] &&
    a.at[1] === b.at[1] &&
    a.size[0] === b.size[0] &&
    a.size[1] === b.size[1]
  )
}
