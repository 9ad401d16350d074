/** Edits of notes and frames; each is one undo step. */
import {
  changeNote,
  findNotes,
  type Note,
  nameNewNote,
  type Project,
  removeNotes,
  setNote,
} from '../../engine/index.ts'
import { unite } from '../kernels/arrange-diagram.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { findFreeSpot } from '../kernels/free-spot.ts'
import { inflate, type Rectangle, snap } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'
import { changeCanvas } from './canvas-state.ts'
import { currentSelection } from './selection.ts'
import { listBlockBoxes, shownDiagram, shownModelKey } from './shown-model.ts'

const TEXT_SIZE = [200, 60] as const
const FRAME_SIZE = [320, 200] as const
/** Room between a frame and the blocks that it goes around; more above, for the title. */
const FRAME_ROOM = 40

function editNotes(label: string, change: (project: Project, key: string) => Project, merge?: string): void {
  const key = shownModelKey()
  useDocument.getState().edit(label, project => change(project, key), merge === undefined ? {} : { merge })
}

/** A new note and its first text are one step. */
const WRITING = 'write note '

/** A new note in the middle of what is seen, open for typing. */
export function addText(seen: Rectangle): void {
  const [x, y] = inMiddle(seen, TEXT_SIZE)
  const [width, height] = TEXT_SIZE
  const spot = findFreeSpot({ x, y, width, height }, listTaken())
  add({ kind: 'text', at: [spot.x, spot.y], size: TEXT_SIZE, text: '' })
}

/** Blocks, with room for their names, notes and frames. */
function listTaken(): Rectangle[] {
  const diagram = shownDiagram()
  const notes = Object.values(findNotes(useDocument.getState().project, diagram.modelKey))
  return [...listBlockBoxes(), ...notes.map(boxOfNote)]
}

export function boxOfNote({ at: [x, y], size: [width, height] }: Note): Rectangle {
  return { x, y, width, height }
}

/** A frame around the selected blocks and notes, or in the middle of what is seen. */
export function addFrame(seen: Rectangle): void {
  const diagram = shownDiagram()
  const { blocks, notes } = currentSelection()
  const all = findNotes(useDocument.getState().project, diagram.modelKey)
  const boxes = [
    ...blocks.flatMap((name): Rectangle[] => {
      const block = diagram.blocks.get(name)
      return block ? [{ ...block.corner, width: block.width, height: block.height }] : []
    }),
    ...notes.flatMap((name): Rectangle[] => (all[name] ? [boxOfNote(all[name])] : [])),
  ]
  if (boxes.length === 0) {
    add({ kind: 'frame', at: inMiddle(seen, FRAME_SIZE), size: FRAME_SIZE, text: '' })
    return
  }
  const { x, y, width, height } = inflate(unite(boxes), FRAME_ROOM)
  const [left, top, right, bottom] = [x, y - 20, x + width, y + height]
  add({ kind: 'frame', at: [left, top], size: [right - left, bottom - top], text: '' })
}

function add(note: Note): void {
  const name = nameNewNote(useDocument.getState().project, shownModelKey())
  editNotes(
    note.kind === 'text' ? 'add note' : 'add frame',
    (project, key) => setNote(project, key, name, note),
    WRITING + name,
  )
  selectNote(name)
  changeCanvas({ editedNote: name })
}

function inMiddle(seen: Rectangle, [width, height]: readonly [number, number]): readonly [number, number] {
  return [snap(seen.x + (seen.width - width) / 2), snap(seen.y + (seen.height - height) / 2)]
}

export function selectNote(name: string): void {
  useView.getState().select({ notes: [name] })
}

/** To those that are selected. */
export function addNote(name: string): void {
  const { selection, select } = useView.getState()
  select({ ...selection, notes: [...selection.notes.filter(other => other !== name), name] })
}

/** From those that are selected. */
export function dropNote(name: string): void {
  const { selection, select } = useView.getState()
  select({ ...selection, notes: selection.notes.filter(other => other !== name) })
}

/** An empty text goes when it is left, one that is new as if it had never been; an empty frame stays. */
export function writeNote(name: string, text: string): void {
  const key = shownModelKey()
  const note = findNotes(useDocument.getState().project, key)[name]
  if (!note) return
  const merge = WRITING + name
  const { withdraw, settle } = useDocument.getState()
  if (note.kind !== 'text' || text.trim() !== '')
    editNotes('write note', project => changeNote(project, key, name, { text }), merge)
  else if (!withdraw(merge)) editNotes('delete note', project => removeNotes(project, key, [name]))
  settle()
}

export function resizeNote(name: string, [width, height]: readonly [number, number]): void {
  editNotes('resize note', (project, key) => changeNote(project, key, name, { size: [width, height] }))
}

/** Blocks and notes that stand wholly in a frame. */
export function listInside(
  { at, size }: Note,
  diagram: Diagram,
  notes: Readonly<Record<string, Note>>,
): { readonly blocks: string[]; readonly notes: string[] } {
  const holds = (x: number, y: number, width: number, height: number): boolean =>
    x >= at[0] && y >= at[1] && x + width <= at[0] + size[0] && y + height <= at[1] + size[1]
  return {
    blocks: [...diagram.blocks.values()]
      .filter(({ corner, width, height }) => holds(corner.x, corner.y, width, height))
      .map(({ name }) => name),
    notes: Object.entries(notes)
      .filter(([, other]) => other.at !== at && holds(...other.at, ...other.size))
      .map(([name]) => name),
  }
}
