import { changeNote, findNotes, NOTE_COLORS, removeNotes } from '../../engine/index.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'

interface NotePanelProps {
  readonly modelKey: string
  readonly name: string
}

/** A note or frame: its text and its colour. */
export function NotePanel({ modelKey, name }: NotePanelProps) {
  const note = useDocument(({ project }) => findNotes(project, modelKey)[name])
  const { edit, settle } = useDocument.getState()
  if (!note) return null
  const isFrame = note.kind === 'frame'
  return (
    <section aria-label={isFrame ? 'Frame' : 'Note'}>
      <header className="panel-head">
        <h2>{isFrame ? 'Frame' : 'Note'}</h2>
        <p>
          {isFrame
            ? 'Frames blocks that belong together; dragging its title moves them all.'
            : 'Markdown: # heading, **bold**, - list, and formulas such as $\\frac{1}{Ls}$.'}
        </p>
      </header>
      <div className="note-form">
        <label>
          {isFrame ? 'Title' : 'Text'}
          <textarea
            className="field"
            rows={isFrame ? 1 : 6}
            value={note.text}
            onChange={({ target }) =>
              edit('write note', old => changeNote(old, modelKey, name, { text: target.value }), {
                merge: `note ${name}`,
              })
            }
            onBlur={settle}
          />
        </label>
        <label>
          Colour
          <select
            className="field"
            value={note.color ?? NOTE_COLORS[0]}
            onChange={({ target }) =>
              edit('colour note', old => changeNote(old, modelKey, name, { color: target.value }))
            }
          >
            {NOTE_COLORS.map(color => (
              <option key={color} value={color}>
                {color}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button"
          onClick={() => {
            edit('delete note', old => removeNotes(old, modelKey, [name]))
            useView.getState().select({})
          }}
        >
          Delete
        </button>
      </div>
    </section>
  )
}
