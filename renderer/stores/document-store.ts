/**
 * The open document: one immutable project and its history. Every change is a pure function of the project, so the
 * inverse of a change is the value before it, and undo covers everything.
 */
import { create } from 'zustand'
import { createProject, type Project } from '../../engine/index.ts'

interface HistoryEntry {
  /** What the change was, for the menu: `Undo move`. */
  readonly label: string
  readonly project: Project
}

interface EditOptions {
  /** Consecutive edits with one merge key are one undo step: a drag, a slider, typing in a field. */
  readonly merge?: string
}

export interface DocumentStore {
  readonly project: Project
  /** Null until it is saved for the first time. */
  readonly path: string | null
  /** Version of the file as read or written last, see `Host.writeFile`. */
  readonly fileVersion: string | null
  readonly savedProject: Project
  /** How many projects were opened until now. */
  readonly openings: number
  readonly past: readonly HistoryEntry[]
  readonly future: readonly HistoryEntry[]
  readonly mergeKey: string | null

  readonly edit: (label: string, change: (project: Project) => Project, options?: EditOptions) => void
  /** Ends a merge, so that the next edit is a step of its own: pointer up, blur. */
  readonly settle: () => void
  /** Takes the step of this merge key back as if it had never been; false where another edit came since. */
  readonly withdraw: (merge: string) => boolean
  readonly undo: () => void
  readonly redo: () => void
  readonly open: (project: Project, path: string | null, fileVersion: string | null) => void
  /** `saved` is what was written, where edits may have come since. */
  readonly markSaved: (path: string, fileVersion: string, saved?: Project) => void
}

const HISTORY_LIMIT = 1000

export const useDocument = create<DocumentStore>()((set, get) => {
  const blank = createProject()
  return {
    project: blank,
    path: null,
    fileVersion: null,
    savedProject: blank,
    openings: 0,
    past: [],
    future: [],
    mergeKey: null,

    edit: (label, change, options = {}) => {
      const { project, past, mergeKey } = get()
      const next = change(project)
      if (next === project) return
      const merge = options.merge ?? null
      const isMerged = merge !== null && merge === mergeKey
      set({
        project: next,
        past: isMerged ? past : [...past.slice(1 - HISTORY_LIMIT), { label, project }],
        future: [],
        mergeKey: merge,
      })
    },
    settle: () => set({ mergeKey: null }),
    withdraw: merge => {
      const { past, mergeKey } = get()
      const entry = past.at(-1)
      if (!entry || mergeKey !== merge) return false
      set({ project: entry.project, past: past.slice(0, -1), mergeKey: null })
      return true
    },
    undo: () => {
      const { project, past, future } = get()
      const entry = past.at(-1)
      if (!entry) return
      set({
        project: entry.project,
        past: past.slice(0, -1),
        future: [...future, { label: entry.label, project }],
        mergeKey: null,
      })
    },
    redo: () => {
      const { project, past, future } = get()
      const entry = future.at(-1)
      if (!entry) return
      set({
        project: entry.project,
        past: [...past, { label: entry.label, project }],
        future: future.slice(0, -1),
        mergeKey: null,
      })
    },
    open: (project, path, fileVersion) =>
      set({
        project,
        path,
        fileVersion,
        savedProject: project,
        openings: get().openings + 1,
        past: [],
        future: [],
        mergeKey: null,
      }),
    markSaved: (path, fileVersion, saved = get().project) =>
      set({ path, fileVersion, savedProject: saved, mergeKey: null }),
  }
})

export function isUnsaved(state: DocumentStore): boolean {
  return state.project !== state.savedProject
}

/** Whether another project was opened between two states, where any other change is an edit or goes through the history. */
export function isOpening(now: DocumentStore, before: DocumentStore): boolean {
  return now.openings !== before.openings
}
