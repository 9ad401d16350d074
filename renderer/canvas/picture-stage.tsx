/** A model as it stands on paper: no grid, no selection, no ports. Measured off the screen and then drawn as SVG. */
import type { Note } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { Markdown } from '../theme/markdown.tsx'
import { BlockSymbol } from './block-symbol.tsx'
import './blocks.css'
import './notes.css'
import './picture.css'

interface PictureStageProps {
  readonly diagram: Diagram
  readonly notes: readonly Note[]
}

export function PictureStage({ diagram, notes }: PictureStageProps) {
  const frames = notes.filter(({ kind }) => kind === 'frame')
  const texts = notes.filter(({ kind }) => kind === 'text')
  return (
    <>
      {frames.map(note => (
        <NoteOnPaper key={`${note.at} ${note.text}`} note={note} />
      ))}
      <div data-wires="" />
      {[...diagram.blocks.values()].map(block => {
        const { name, corner, width, height, instance, nameSide } = block
        const comment =
          instance.commented === undefined ? '' : `is-commented is-commented-${instance.commented}`
        return (
          <div key={name} className="picture-block" style={{ left: corner.x, top: corner.y, width, height }}>
            <div className={`block ${comment}`}>
              <BlockSymbol block={block} />
              <div className={`block-name block-name-${nameSide}`}>{name}</div>
            </div>
          </div>
        )
      })}
      {texts.map(note => (
        <NoteOnPaper key={`${note.at} ${note.text}`} note={note} />
      ))}
    </>
  )
}

function NoteOnPaper({ note: { kind, at, size, color, text } }: { readonly note: Note }) {
  const style = {
    left: at[0],
    top: at[1],
    width: size[0],
    [kind === 'frame' ? 'height' : 'minHeight']: size[1],
  }
  return (
    <div className={`note note-${kind} note-${color ?? 'grey'}`} style={style}>
      <div className="note-body">
        <div className="note-content">
          {kind === 'frame' ? text.trim() || 'Frame' : <Markdown text={text} />}
        </div>
      </div>
    </div>
  )
}
