/** A control or an indicator of a block, drawn as it stands. */
import type { Panel, PanelColor } from '../../engine/index.ts'
import { fitLabel } from '../kernels/fit-label.ts'
import {
  angleAt,
  arcPath,
  type Box,
  GAUGE_REACH,
  gaugeCircle,
  KNOB_REACH,
  knobCircle,
  lampCircles,
  pointOn,
  sliderTrack,
} from '../kernels/panel-geometry.ts'
import './panel-drawing.css'

export interface PanelState {
  /** Of the range or scale: where a control stands, or a needle for each element. */
  readonly fractions: readonly number[]
  /** Of a switch or a button, or of each lamp. */
  readonly isOn: readonly boolean[]
  readonly text: string
  /** What stands at the ends of a scale. */
  readonly ends: readonly [string, string]
  /** Where one colour of a scale ends and the next begins. */
  readonly limits: readonly number[]
}

interface PanelDrawingProps {
  readonly panel: Panel
  readonly box: Box
  readonly state: PanelState
}

export function PanelDrawing({ panel, box, state }: PanelDrawingProps) {
  switch (panel.kind) {
    case 'slider':
      return <SliderDrawing box={box} state={state} />
    case 'knob':
      return <KnobDrawing box={box} state={state} />
    case 'switch':
      return <SwitchDrawing box={box} isOn={state.isOn[0] ?? false} />
    case 'button':
      return <ButtonDrawing box={box} isOn={state.isOn[0] ?? false} label={panel.label} />
    case 'lamp':
      return <LampDrawing box={box} isOn={state.isOn} color={panel.color} />
    case 'gauge':
      return <GaugeDrawing box={box} state={state} colors={panel.colors ?? []} />
  }
}

interface DrawingProps {
  readonly box: Box
  readonly state: PanelState
}

const LINE = 13

function SliderDrawing({ box, state: { fractions, text } }: DrawingProps) {
  const [low, high] = sliderTrack(box)
  const [fraction = Number.NaN] = fractions
  const at = { x: low.x + fraction * (high.x - low.x), y: low.y + fraction * (high.y - low.y) }
  return (
    <>
      <Text text={text} x={box.width / 2} y={LINE - 1} room={box.width - 16} />
      <path className="panel-track" d={`M${low.x} ${low.y}L${high.x} ${high.y}`} />
      {Number.isFinite(fraction) && (
        <>
          <path className="panel-fill" d={`M${low.x} ${low.y}L${at.x} ${at.y}`} />
          <circle className="panel-thumb" cx={at.x} cy={at.y} r={6.5} />
        </>
      )}
    </>
  )
}

function KnobDrawing({ box, state: { fractions, text } }: DrawingProps) {
  const { x, y, radius } = knobCircle(box)
  const [fraction = Number.NaN] = fractions
  const angle = angleAt(fraction, KNOB_REACH)
  const dial = radius - 7
  const [inner, outer] = [pointOn({ x, y }, dial * 0.4, angle), pointOn({ x, y }, dial - 2, angle)]
  return (
    <>
      <path className="panel-track" d={arcPath({ x, y }, radius - 2, -KNOB_REACH, KNOB_REACH)} />
      {fraction > 0 && <path className="panel-fill" d={arcPath({ x, y }, radius - 2, -KNOB_REACH, angle)} />}
      <circle className="panel-dial" cx={x} cy={y} r={dial} />
      {Number.isFinite(fraction) && (
        <path className="panel-pointer" d={`M${inner.x} ${inner.y}L${outer.x} ${outer.y}`} />
      )}
      <Text text={text} x={box.width / 2} y={box.height - LINE + 3} room={box.width - 12} />
    </>
  )
}

function SwitchDrawing({ box: { width, height }, isOn }: { readonly box: Box; readonly isOn: boolean }) {
  const [x, y] = [width / 2, height / 2]
  return (
    <>
      <rect
        className={`panel-slot ${isOn ? 'is-on' : ''}`}
        x={x - 17}
        y={y - 10}
        width={34}
        height={20}
        rx={10}
      />
      <circle className="panel-thumb" cx={x + (isOn ? 7 : -7)} cy={y} r={7.5} />
    </>
  )
}

interface ButtonDrawingProps {
  readonly box: Box
  readonly isOn: boolean
  readonly label: string | undefined
}

function ButtonDrawing({ box: { width, height }, isOn, label }: ButtonDrawingProps) {
  const className = `panel-key ${isOn ? 'is-on' : ''}`
  if (label)
    return (
      <>
        <rect className={className} x={10} y={7} width={width - 20} height={height - 14} rx={5} />
        <Text text={label} x={width / 2} y={height / 2} room={width - 26} isOn={isOn} />
      </>
    )
  const radius = Math.max(4, Math.min(width, height) / 2 - 7)
  return (
    <>
      <circle className="panel-well" cx={width / 2} cy={height / 2} r={radius} />
      <circle className={className} cx={width / 2} cy={height / 2} r={radius - (isOn ? 4 : 2.5)} />
    </>
  )
}

interface LampDrawingProps {
  readonly box: Box
  readonly isOn: readonly boolean[]
  readonly color: PanelColor
}

function LampDrawing({ box, isOn, color }: LampDrawingProps) {
  const lamps = lampCircles(isOn.length, box).map((circle, i) => ({ ...circle, isLit: isOn[i] ?? false }))
  return lamps.map(({ x, y, radius, isLit }) => (
    <g key={`${x} ${y}`}>
      {isLit && <circle className={`panel-glow panel-${color}`} cx={x} cy={y} r={radius * 1.3} />}
      <circle className={isLit ? `panel-lamp panel-${color}` : 'panel-lamp'} cx={x} cy={y} r={radius} />
      {isLit && <circle className="panel-glint" cx={x - radius / 3} cy={y - radius / 3} r={radius / 4} />}
    </g>
  ))
}

/** More needles than this cannot be told apart. */
const MOST_NEEDLES = 8
const SCALE_WIDTH = 6

interface GaugeDrawingProps extends DrawingProps {
  readonly colors: readonly PanelColor[]
}

function GaugeDrawing({ box, state: { fractions, text, ends, limits }, colors }: GaugeDrawingProps) {
  const { x, y, radius } = gaugeCircle(box)
  const scale = radius - SCALE_WIDTH / 2
  const bounds = [0, ...limits, 1]
  const ranges = colors
    .map((color, i) => ({ color, from: bounds[i] ?? 0, to: bounds[i + 1] ?? 1 }))
    .filter(({ from, to }) => to > from)
  const needles = fractions
    .slice(0, MOST_NEEDLES)
    .map((fraction, i) => ({ fraction, series: i + 1 }))
    .filter(({ fraction }) => Number.isFinite(fraction))
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(fraction => angleAt(fraction, GAUGE_REACH))
  return (
    <>
      <path className="panel-scale" d={arcPath({ x, y }, scale, -GAUGE_REACH, GAUGE_REACH)} />
      {ranges.map(({ color, from, to }) => (
        <path
          key={from}
          className={`panel-range panel-${color}`}
          d={arcPath({ x, y }, scale, angleAt(from, GAUGE_REACH), angleAt(to, GAUGE_REACH))}
        />
      ))}
      {ticks.map(angle => {
        const [a, b] = [pointOn({ x, y }, radius - 8, angle), pointOn({ x, y }, radius - 11, angle)]
        return <path key={angle} className="panel-tick" d={`M${a.x} ${a.y}L${b.x} ${b.y}`} />
      })}
      {needles.map(({ fraction, series }) => {
        const angle = angleAt(fraction, GAUGE_REACH)
        const [tip, tail] = [pointOn({ x, y }, radius - 9, angle), pointOn({ x, y }, -5, angle)]
        const className = fractions.length > 1 ? `panel-needle panel-needle-${series}` : 'panel-needle'
        return <path key={series} className={className} d={`M${tail.x} ${tail.y}L${tip.x} ${tip.y}`} />
      })}
      <circle className="panel-hub" cx={x} cy={y} r={3.2} />
      <text className="panel-end" x={x - scale} y={y + 9}>
        {ends[0]}
      </text>
      <text className="panel-end" x={x + scale} y={y + 9}>
        {ends[1]}
      </text>
      <Text text={text} x={x} y={box.height - LINE + 3} room={box.width - 12} />
    </>
  )
}

interface TextProps {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly room: number
  readonly isOn?: boolean
}

const LARGEST_TEXT = 11

function Text({ text, x, y, room, isOn = false }: TextProps) {
  const fitted = fitLabel(text, room)
  return (
    <text
      className={isOn ? 'panel-text is-on' : 'panel-text'}
      x={x}
      y={y}
      fontSize={Math.min(LARGEST_TEXT, fitted.size)}
    >
      {fitted.text}
    </text>
  )
}
