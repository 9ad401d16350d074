/** Notes and frames: texts over the plane, frames behind the blocks. */
import { useReactFlow, ViewportPortal } from '@xyflow/react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { findNotes, type Note } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { type Point, snap } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'
import { Markdown } from '../theme/markdown.tsx'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { NOTHING_CARRIED } from './flow-types.ts'
import { listInside, moveNote, resizeNote, selectNote, writeNote } from './note-edits.ts'
import './notes.css'

interface NotesLayerProps {
  readonly diagram: Diagram
  readonly carry: FlowKeeper['carry']
}

export function NotesLayer({ diagram, carry }: NotesLayerProps) {
  const notes = useDocument(({ project }) => project.notes && findNotes(project, diagram.modelKey))
  if (!notes) return null
  return (
    <ViewportPortal>
      {Object.entries(notes).map(([name, note]) => (
        <NoteBox key={name} name={name} note={note} diagram={diagram} carry={carry} />
      ))}
    </ViewportPortal>
  )
}

interface NoteBoxProps extends NotesLayerProps {
  readonly name: string
  readonly note: Note
}

interface Grip {
  readonly what: 'move' | 'resize'
  readonly start: Point
}

const LEAST_SIZE = 40

function NoteBox({ name, note, diagram, carry }: NoteBoxProps) {
  const flow = useReactFlow()
  const isSelected = useView(view => view.selection.notes.includes(name))
  const isEdited = useCanvasState(state => state.editedNote === name)
  const grip = useRef<Grip | null>(null)
  const [shift, setShift] = useState<Point | null>(null)
  const toPlane = ({ clientX, clientY }: PointerEvent): Point =>
    flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false })

  const take = (event: PointerEvent, what: Grip['what']) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { what, start: toPlane(event) }
    selectNote(name)
  }
  const drag = (event: PointerEvent) => {
    if (!grip.current) return
    const at = toPlane(event)
    const by = { x: snap(at.x - grip.current.start.x), y: snap(at.y - grip.current.start.y) }
    setShift(by)
    if (grip.current.what === 'move' && note.kind === 'frame') dragInside(diagram, note, by, carry)
  }
  const drop = () => {
    const held = grip.current
    grip.current = null
    setShift(null)
    changeCanvas({ drag: null, carried: NOTHING_CARRIED })
    if (!held || !shift || (shift.x === 0 && shift.y === 0)) return
    if (held.what === 'move') moveNote(name, shift)
    else resizeNote(name, resized(note, shift))
  }
  const isMoving = grip.current?.what === 'move'
  const by = shift ?? { x: 0, y: 0 }
  const [width, height] = isMoving || !shift ? note.size : resized(note, by)
  const [x, y] = isMoving ? [note.at[0] + by.x, note.at[1] + by.y] : note.at
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
    onFocus: () => selectNote(name),
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
        <NoteField name={name} note={note} />
      ) : (
        <div className="note-body">
          <div className="note-content">
            {note.kind === 'frame' ? note.text.trim() || 'Frame' : <Markdown text={note.text} />}
          </div>
          <button type="button" className="note-grip" aria-label={label} {...handlers} />
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

/** What stands in the frame goes with it already while it is dragged. */
function dragInside(diagram: Diagram, note: Note, by: Point, carry: FlowKeeper['carry']): void {
  const { blocks } = listInside(note, diagram, {})
  const corners = new Map(
    blocks.flatMap((name): [string, Point][] => {
      const corner = diagram.blocks.get(name)?.corner
      return corner ? [[name, { x: corner.x + by.x, y: corner.y + by.y }]] : []
    }),
  )
  changeCanvas({ drag: { corners, isCopy: false, loose: null }, carried: carry(corners) })
}

function NoteField({ name, note }: { readonly name: string; readonly note: Note }) {
  const [text, setText] = useState(note.text)
  const finish = (isKept: boolean) => {
    if (useCanvasState.getState().editedNote !== name) return
    changeCanvas({ editedNote: null })
    writeNote(name, isKept ? text : note.text)
  }
  const isFrame = note.kind === 'frame'
  return (
    <textarea
      className="note-field"
      aria-label={isFrame ? 'Title of the frame' : 'Text of the note'}
      placeholder={isFrame ? 'Title' : 'Markdown, with formulas between $ signs'}
      rows={isFrame ? 1 : 3}
      value={text}
      ref={focusField}
      onChange={event => setText(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Escape') finish(false)
        if (event.key === 'Enter' && (isFrame || event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          finish(true)
        }
      }}
    />
  )
}

function focusField(field: HTMLTextAreaElement | null): void {
  if (field && field !== document.activeElement) field.focus({ preventScroll: true })
}
