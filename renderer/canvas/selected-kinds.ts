/** What kinds of things are selected: what commands ask before they offer themselves. */
import { currentSelection } from './selection.ts'

export const hasBlocks = (): boolean => currentSelection().blocks.length > 0

export const hasSelection = (): boolean =>
  hasBlocks() || currentSelection().connections.length + currentSelection().notes.length > 0

/** Blocks and notes are copied, with the wires between them. */
export const hasCopiable = (): boolean => hasBlocks() || currentSelection().notes.length > 0

export const hasSeveral = (): boolean =>
  currentSelection().blocks.length + currentSelection().notes.length > 1
