/** Notes and frames: texts over the plane, frames behind the blocks. */
import { useReactFlow, ViewportPortal } from '@xyflow/react'
import { type FocusEvent, type KeyboardEvent, memo, type PointerEvent, useRef, useState } from 'react'
import { findNotes, type Note } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { type Point, snap } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'
import { Markdown } from '../theme/markdown.tsx'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { NOTHING_CARRIED } from './flow-types.ts'
import { moveSelection } from './move-selection.ts'
import { addNote, dropNote, resizeNote, selectNote, writeNote } from './note-edits.ts'
import { currentSelection } from './selection.ts'
import { copyTo } from './selection-edits.ts'
import { carryTogether, isCopying } from './use-drag.ts'
import './notes.css'

interface NotesLayerProps {
  readonly diagram: Diagram
  readonly carry: FlowKeeper['carry']
}

export const NotesLayer = memo(function NotesLayer({ diagram, carry }: NotesLayerProps) {
  const notes = useDocument(({ project }) => project.notes && findNotes(project, diagram.modelKey))
  if (!notes) return null
  return (
    <ViewportPortal>
      {Object.entries(notes).map(([name, note]) => (
        <NoteBox key={name} name={name} note={note} diagram={diagram} carry={carry} />
      ))}
    </ViewportPortal>
  )
})

interface NoteBoxProps extends NotesLayerProps {
  readonly name: string
  readonly note: Note
}

interface Grip {
  readonly what: 'move' | 'resize'
  readonly start: Point
  readonly wasSelected: boolean
}

const LEAST_SIZE = 40

function NoteBox({ name, note, diagram, carry }: NoteBoxProps) {
  const flow = useReactFlow()
  const isSelected = useView(view => view.selection.notes.includes(name))
  const isEdited = useCanvasState(state => state.editedNote === name)
  const grip = useRef<Grip | null>(null)
  const [stretch, setStretch] = useState<Point | null>(null)
  const isTakenBack = useRef(false)
  const carried = useCanvasState(({ drag }) => (drag?.notes.includes(name) ? drag : null))
  const toPlane = ({ clientX, clientY }: PointerEvent): Point =>
    flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false })

  const take = (event: PointerEvent, what: Grip['what']) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { what, start: toPlane(event), wasSelected: isSelected }
    if (event.shiftKey && what === 'move') addNote(name)
    else if (!isSelected) selectNote(name)
  }
  const drag = (event: PointerEvent) => {
    if (!grip.current) return
    const at = toPlane(event)
    const by = { x: snap(at.x - grip.current.start.x), y: snap(at.y - grip.current.start.y) }
    if (grip.current.what === 'resize') setStretch(by)
    else if (currentSelection().notes.includes(name))
      carryTogether(diagram, by, { isCopy: isCopying(event.nativeEvent), loose: null }, carry)
  }
  const drop = (event: PointerEvent) => {
    const held = grip.current
    const { drag: moved } = useCanvasState.getState()
    grip.current = null
    setStretch(null)
    changeCanvas({ drag: null, carried: NOTHING_CARRIED })
    if (held?.what === 'resize' && stretch && (stretch.x !== 0 || stretch.y !== 0))
      resizeNote(name, resized(note, stretch))
    if (held?.what !== 'move') return
    const { by } = moved ?? { by: { x: 0, y: 0 } }
    if (by.x === 0 && by.y === 0) {
      if (!event.shiftKey) selectNote(name)
      else if (held.wasSelected) dropNote(name)
    } else if (moved?.isCopy) copyTo([...moved.corners.keys()], [by.x, by.y], moved.notes)
    else moveSelection(diagram, by)
  }
  const by = (carried && !carried.isCopy ? carried.by : null) ?? { x: 0, y: 0 }
  const [width, height] = stretch ? resized(note, stretch) : note.size
  const [x, y] = [note.at[0] + by.x, note.at[1] + by.y]
  const style = { left: x, top: y, width, [note.kind === 'frame' ? 'height' : 'minHeight']: height }
  const handlers = {
    onPointerDown: (event: PointerEvent) => take(event, 'move'),
    onPointerMove: drag,
    onPointerUp: drop,
    onPointerCancel: drop,
    onDoubleClick: (event: { stopPropagation: () => void }) => {
      event.stopPropagation()
      changeCanvas({ editedNote: name })
    },
    // Pressed with the pointer it may be one of several.
    onFocus: ({ currentTarget }: FocusEvent) => {
      if (currentTarget.matches(':focus-visible') && !isSelected) selectNote(name)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== 'F2') return
      event.preventDefault()
      event.stopPropagation()
      changeCanvas({ editedNote: name })
    },
  }
  const title = note.text.trim() === '' ? 'untitled' : (note.text.split('\n')[0] ?? '')
  const label = `${note.kind === 'frame' ? 'Frame' : 'Note'} ${title}`
  const shape = `note note-${note.kind} note-${note.color ?? 'grey'} ${isSelected ? 'selected' : ''}`
  return (
    <div className={`${shape} nodrag nopan`} style={style} data-testid={`note-${name}`}>
      {isEdited ? (
        <NoteField
          name={name}
          note={note}
          onKeyEnd={() => {
            isTakenBack.current = true
          }}
        />
      ) : (
        <div className="note-body">
          <div className="note-content">
            {note.kind === 'frame' ? note.text.trim() || 'Frame' : <Markdown text={note.text} />}
          </div>
          <button
            type="button"
            className="note-grip"
            aria-label={label}
            ref={grip => {
              if (isTakenBack.current) grip?.focus({ preventScroll: true })
              isTakenBack.current = false
            }}
            {...handlers}
          />
        </div>
      )}
      {isSelected && !isEdited && (
        <div
          className="note-corner"
          onPointerDown={event => take(event, 'resize')}
          onPointerMove={drag}
          onPointerUp={drop}
          onPointerCancel={drop}
        />
      )}
    </div>
  )
}

function resized({ size: [width, height] }: Note, { x, y }: Point): readonly [number, number] {
  return [Math.max(LEAST_SIZE, width + x), Math.max(LEAST_SIZE, height + y)]
}

interface NoteFieldProps {
  readonly name: string
  readonly note: Note
  /** Keys ended the writing: the note has the keyboard next. */
  readonly onKeyEnd: () => void
}

function NoteField({ name, note, onKeyEnd }: NoteFieldProps) {
  const [text, setText] = useState(note.text)
  // Escape ends the writing too: what was typed stays, and Undo takes it back.
  const finish = () => {
    if (useCanvasState.getState().editedNote !== name) return
    changeCanvas({ editedNote: null })
    writeNote(name, text)
  }
  const isFrame = note.kind === 'frame'
  return (
    <textarea
      className="note-field"
      aria-label={isFrame ? 'Title of the frame' : 'Text of the note'}
      placeholder={isFrame ? 'Title' : 'Markdown, with formulas between $ signs'}
      rows={isFrame ? 1 : 3}
      value={text}
      data-draft="typed"
      ref={focusField}
      onChange={event => setText(event.target.value)}
      onBlur={finish}
      onKeyDown={event => {
        const isEnd = event.key === 'Enter' && (isFrame || event.ctrlKey || event.metaKey)
        if (!isEnd && event.key !== 'Escape') return
        event.stopPropagation()
        event.preventDefault()
        onKeyEnd()
        finish()
      }}
    />
  )
}

function focusField(field: HTMLTextAreaElement | null): void {
  if (field && field !== document.activeElement) field.focus({ preventScroll: true })
}
