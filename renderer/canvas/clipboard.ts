/** Copy and paste as the text of a project, through the system's clipboard, so that other windows can paste it. */
import {
  copyBlocks,
  findModel,
  findNotes,
  findPasteFault,
  type Position,
  type Project,
  pasteBlocks,
  readProject,
  writeProject,
} from '../../engine/index.ts'
import { overlaps, type Rectangle, snap } from '../kernels/geometry.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { changeCanvas } from './canvas-state.ts'
import { currentSelection, selectAdded } from './selection.ts'
import { removeSelected } from './selection-edits.ts'
import { shownModelKey } from './shown-model.ts'

/** What was copied last here: for when the system's clipboard cannot be read, and to paste it without reading the text. */
let copied: { readonly text: string; readonly fragment: Project } | null = null
/** Pastes of one text go further and further aside. */
let pasted = { text: '', times: 0 }

const OFFSET = 20

/** The selected blocks and notes as text; null when none is selected. */
export function copySelected(): string | null {
  const { blocks, notes } = currentSelection()
  if (blocks.length + notes.length === 0) return null
  const { project } = useDocument.getState()
  const fragment = copyBlocks(project, shownModelKey(), blocks, blockFacts, notes)
  const text = writeProject(fragment)
  copied = { text, fragment }
  pasted = { text, times: 0 }
  return text
}

export function cutSelected(): string | null {
  const text = copySelected()
  if (text === null) return null
  // What was cut comes back in its old place.
  pasted = { text, times: -1 }
  removeSelected()
  return text
}

/** Pastes blocks, near where they were copied, or into `view` when that cannot be seen. */
export function pasteText(text: string, view: Rectangle): void {
  const fragment = copied?.text === text ? copied.fragment : readProject(text).project
  const source = fragment && findModel(fragment, fragment.root)
  const { project, edit } = useDocument.getState()
  const modelKey = shownModelKey()
  if (!fragment || !source || !findModel(project, modelKey)) {
    changeCanvas({ notice: 'The clipboard holds no blocks. Copy some blocks first.' })
    return
  }
  const fault = findPasteFault(project, modelKey, fragment, blockFacts)
  if (fault !== null) {
    changeCanvas({ notice: fault })
    return
  }
  pasted = { text, times: pasted.text === text ? pasted.times + 1 : 1 }
  const offset = findOffset(fragment, view, pasted.times * OFFSET)
  edit('paste', before => pasteBlocks(before, modelKey, fragment, offset, blockFacts))
  selectAdded(project, modelKey)
}

function findOffset(fragment: Project, view: Rectangle, aside: number): Position {
  const places = [
    ...Object.values(fragment.layout[fragment.root] ?? {}),
    ...Object.values(findNotes(fragment, fragment.root)),
  ].map(({ at }) => at)
  if (places.length === 0) return [snap(view.x + view.width / 2), snap(view.y + view.height / 2)]
  const left = Math.min(...places.map(([x]) => x))
  const top = Math.min(...places.map(([, y]) => y))
  const width = Math.max(...places.map(([x]) => x)) - left + OFFSET
  const height = Math.max(...places.map(([, y]) => y)) - top + OFFSET
  const isSeen = overlaps(view, { x: left + aside, y: top + aside, width, height })
  if (isSeen) return [aside, aside]
  return [snap(view.x + (view.width - width) / 2 - left), snap(view.y + (view.height - height) / 2 - top)]
}

/** For menus, which have no clipboard event to write to. */
export async function writeClipboard(text: string | null): Promise<void> {
  if (text === null) return
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Without permission the copy is known here alone.
  }
}

export async function readClipboard(): Promise<string | null> {
  try {
    const text = await navigator.clipboard.readText()
    return text === '' ? (copied?.text ?? null) : text
  } catch {
    return copied?.text ?? null
  }
}
