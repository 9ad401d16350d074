/**
 * A model as it stands on paper: no grid, no selection, no ports, but the sample times, numbers, values and times per
 * block that the canvas shows. Measured off the screen and then drawn as SVG.
 */
import type { Note } from '../../engine/index.ts'
import type { Diagram, DrawnBlock } from '../kernels/diagram.ts'
import { markRates } from '../kernels/timing.ts'
import { useProblems } from '../stores/problems-store.ts'
import { useView } from '../stores/view-store.ts'
import { Markdown } from '../theme/markdown.tsx'
import { BlockSymbol } from './block-symbol.tsx'
import type { FlowKeeper } from './flow-keeper.ts'
import { HeatLegend, HeatSpots } from './heat-spots.tsx'
import { TimingBadge } from './timing-badge.tsx'
import { useBlockColor } from './timing-marks.ts'
import { useHeat } from './use-heat.ts'
import { WireValues } from './wire-values.tsx'
import './blocks.css'
import './notes.css'
import './picture.css'
import './timing.css'

interface PictureStageProps {
  readonly diagram: Diagram
  readonly notes: readonly Note[]
  readonly pointsOf: FlowKeeper['pointsOf']
}

export function PictureStage({ diagram, notes, pointsOf }: PictureStageProps) {
  const showsValues = useView(view => view.showsValues)
  const showsRates = useView(view => view.showsRates)
  const heat = useHeat()
  const frames = notes.filter(({ kind }) => kind === 'frame')
  const texts = notes.filter(({ kind }) => kind === 'text')
  return (
    <>
      <div className="picture-plane">
        {frames.map(note => (
          <NoteOnPaper key={`${note.at} ${note.text}`} note={note} />
        ))}
        <div data-wires="" />
        {[...diagram.blocks.values()].map(block => (
          <BlockOnPaper key={block.name} block={block} />
        ))}
        {texts.map(note => (
          <NoteOnPaper key={`${note.at} ${note.text}`} note={note} />
        ))}
        {heat && <HeatSpots shown={heat} diagram={diagram} />}
        <WireValues diagram={diagram} pointsOf={pointsOf} hovered={null} showsAll={showsValues} />
      </div>
      <div className="picture-legend">
        {showsRates && <RatesOnPaper />}
        {heat && <HeatLegend shown={heat} />}
      </div>
    </>
  )
}

function BlockOnPaper({ block }: { readonly block: DrawnBlock }) {
  const { name, corner, width, height, instance, nameSide } = block
  const color = useBlockColor(name)
  const comment = instance.commented === undefined ? '' : `is-commented is-commented-${instance.commented}`
  return (
    <div className="picture-block" style={{ left: corner.x, top: corner.y, width, height }}>
      <div className={`block ${comment} ${color}`}>
        <BlockSymbol block={block} />
        <TimingBadge block={name} isOverName={nameSide === 'top'} />
        <div className={`block-name block-name-${nameSide}`}>{name}</div>
      </div>
    </div>
  )
}

/** What the colours mean, in a line below the diagram. */
function RatesOnPaper() {
  const timing = useProblems(state => state.timing)
  return markRates(timing?.rates ?? []).map(({ letters, words, color }) => (
    <span key={letters} className={`picture-rate ${color}`}>
      <span className="timing-letters">{letters}</span> {words}
    </span>
  ))
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
