/** A block type in small, drawn from its own look. */
import type { BlockType, Look, Panel } from '../../engine/index.ts'
import type { Rectangle } from '../kernels/geometry.ts'
import { readFormula } from '../kernels/plain-formula.ts'
import { PanelDrawing, type PanelState } from '../theme/panel-drawing.tsx'

const USUAL_SIZE = [60, 40] as const
const WIDTH = 32
const HEIGHT = 24
const MARGIN = 2
/** Width of a letter in heights, about. */
const LETTER = 0.6
const LARGEST_TEXT = 9

export function BlockIcon({ type }: { readonly type: BlockType }) {
  const look = type.look(listDefaults(type))
  const box = fitBox(look.size ?? USUAL_SIZE)
  return (
    <svg
      className="block-icon"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <Outline shape={look.shape} box={box} />
      {look.panel ? (
        <PanelIcon panel={look.panel} size={look.size ?? USUAL_SIZE} box={box} />
      ) : (
        <Inside look={look} name={type.name} box={box} />
      )}
    </svg>
  )
}

function listDefaults(type: BlockType): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(type.parameters).map(([name, declaration]) => [name, declaration.default]),
  )
}

/** The largest box of a block's proportions, in the middle of the icon. */
function fitBox([width, height]: readonly [number, number]): Rectangle {
  const scale = Math.min((WIDTH - 2 * MARGIN) / width, (HEIGHT - 2 * MARGIN) / height)
  const [w, h] = [width * scale, height * scale]
  return { x: (WIDTH - w) / 2, y: (HEIGHT - h) / 2, width: w, height: h }
}

function Outline({ shape, box }: { readonly shape: Look['shape']; readonly box: Rectangle }) {
  const { x, y, width, height } = box
  switch (shape) {
    case 'circle':
      return <circle className="outline" cx={x + width / 2} cy={y + height / 2} r={height / 2} />
    case 'triangle':
      return <path className="outline" d={`M${x} ${y}v${height}L${x + width} ${y + height / 2}Z`} />
    case 'bar':
      return <rect className="outline solid" x={WIDTH / 2 - 2} y={y} width={4} height={height} rx={1} />
    case 'pill':
      return <rect className="outline" {...box} rx={height / 2} />
    case 'rectangle':
      return <rect className="outline" {...box} rx={2.5} />
  }
}

interface PanelIconProps {
  readonly panel: Panel
  readonly size: readonly [number, number]
  readonly box: Rectangle
}

/** Somewhere in the middle, without numbers. */
const SAMPLE: PanelState = { fractions: [0.65], isOn: [true], text: '', ends: ['', ''], limits: [0.7, 0.9] }

function PanelIcon({ panel, size: [width, height], box }: PanelIconProps) {
  return (
    <svg {...box} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <PanelDrawing panel={panel} box={{ width, height }} state={SAMPLE} />
    </svg>
  )
}

interface InsideProps {
  readonly look: Look
  readonly name: string
  readonly box: Rectangle
}

function Inside({ look, name, box }: InsideProps) {
  if (look.shape === 'bar') return null
  if (look.curve) return <Curve curve={look.curve} axes={look.axes} box={box} />
  if (look.shape === 'circle') return <path className="axes" d="M12.5 12h7M16 8.5v7" />
  const formula =
    look.formula === undefined
      ? ({ kind: 'text', text: look.label ?? name } as const)
      : readFormula(look.formula)
  // In a triangle the middle of the room is left of the middle.
  const x = look.shape === 'triangle' ? box.x + box.width * 0.36 : WIDTH / 2
  if (formula.kind === 'text') {
    const room = box.width * (look.shape === 'triangle' ? 0.5 : 0.86)
    const fontSize = fitText(formula.text, room)
    return (
      <text x={x} y={HEIGHT / 2 + fontSize * 0.35} fontSize={fontSize}>
        {formula.text}
      </text>
    )
  }
  const fontSize = Math.min(fitText(formula.above, box.width), fitText(formula.below, box.width), 8)
  return (
    <>
      <text x={x} y={10.6} fontSize={fontSize}>
        {formula.above}
      </text>
      <path className="curve" d={`M${x - 5} 12.3h10`} />
      <text x={x} y={13.6 + fontSize * 0.75} fontSize={fontSize}>
        {formula.below}
      </text>
    </>
  )
}

function fitText(text: string, room: number): number {
  return Math.min(LARGEST_TEXT, room / (LETTER * Math.max(1, text.length)))
}

interface CurveProps {
  readonly curve: NonNullable<Look['curve']>
  readonly axes: Look['axes']
  readonly box: Rectangle
}

function Curve({ curve, axes, box }: CurveProps) {
  const x = (value: number) => box.x + value * box.width
  const y = (value: number) => box.y + (1 - value) * box.height
  return (
    <>
      {axes && (
        <path className="axes" d={`M${x(0.1)} ${y(axes[1])}H${x(0.9)}M${x(axes[0])} ${y(0.1)}V${y(0.9)}`} />
      )}
      <polyline className="curve" points={curve.map(point => `${x(point[0])},${y(point[1])}`).join(' ')} />
    </>
  )
}
