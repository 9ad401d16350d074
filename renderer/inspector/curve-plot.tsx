import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { type CurveKind, drawCurve } from '../kernels/curve-points.ts'
import { stepOf } from '../kernels/number-step.ts'
import { writeNumber } from '../kernels/slider-range.ts'
import { chooseValueRange } from '../kernels/value-range.ts'
import { PlotAxes } from './plot-axes.tsx'
import { createPlotScale, PLOT, type Place, type PlotScale, type Range } from './plot-scale.ts'

export interface PlottedCurve {
  readonly title: string
  readonly ys: readonly number[]
  /** Where the curve bends: its slopes at the points. */
  readonly slopes: readonly number[] | null
}

interface CurvePlotProps {
  readonly label: string
  readonly xs: readonly number[]
  readonly curves: readonly PlottedCurve[]
  readonly kind: CurveKind
  /** A point moved by hand; absent where the numbers come from expressions. Moves of one drag have one `merge`. */
  readonly onMove?: ((point: number, curve: number, x: string, y: string, merge: string) => void) | undefined
  readonly onMoved?: () => void
  /** A double click makes a point. */
  readonly onInsert?: ((x: number) => void) | undefined
}

/** Only so many points have a handle each. */
const MOST_HANDLES = 64
/** A move is rounded to a hundredth of the range's power of ten. */
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** A drag counts from where it was pressed: a point neither jumps to the pointer nor follows a page that moves. */
interface Drag {
  readonly point: number
  readonly curve: number
  readonly merge: string
  /** The point's value when pressed. */
  readonly from: Place
  /** In pixels of the page. */
  readonly pressed: Place
}

let drags = 0

/** The curves of a table, with points that a hand or the arrow keys move. */
export function CurvePlot({ label, xs, curves, kind, onMove, onMoved, onInsert }: CurvePlotProps) {
  const frame = useRef<SVGSVGElement>(null)
  const drag = useRef<Drag | null>(null)
  const [frozen, setFrozen] = useState<PlotScale['range'] | null>(null)
  const drawn = curves.map(({ ys, slopes }) => drawCurve(xs, ys, kind, slopes))
  const all = drawn.flatMap(points => points.map(([, y]) => y))
  if (xs.length < 2 || ![...xs, ...all].every(Number.isFinite)) return null
  const range = frozen ?? { x: rangeOf(xs, 0), y: rangeOf(all) }
  const scale = createPlotScale(range)
  const { toX, toY } = scale
  /** Values of a way over the page, in pixels. */
  const measure = (right: number, down: number): Place => {
    const size = frame.current?.getBoundingClientRect()
    return size ? scale.measure(size, right, down) : { x: 0, y: 0 }
  }
  const insertAt = (clientX: number) => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return
    const { x } = scale.measure(box, clientX - box.left - (PLOT.left / PLOT.width) * box.width, 0)
    onInsert?.(roundTo(range.x.from + x, step.x))
  }
  const step = { x: stepOf(range.x.to - range.x.from), y: stepOf(range.y.to - range.y.from) }
  const move = (point: number, curve: number, x: number, y: number, merge: string) => {
    const [before = -Infinity, after = Infinity] = [xs[point - 1], xs[point + 1]]
    const between = Math.min(Math.max(roundTo(x, step.x), before + step.x), after - step.x)
    onMove?.(point, curve, writeNumber(between), writeNumber(roundTo(y, step.y)), merge)
  }
  const onPointerDown = (event: PointerEvent<SVGElement>, point: number, curve: number) => {
    if (!onMove || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drags += 1
    drag.current = {
      point,
      curve,
      merge: `drag point ${drags}`,
      from: { x: xs[point] ?? 0, y: curves[curve]?.ys[point] ?? 0 },
      pressed: { x: event.clientX, y: event.clientY },
    }
    setFrozen(range)
  }
  const onPointerMove = (event: PointerEvent<SVGElement>) => {
    if (!drag.current) return
    const { point, curve, merge, from, pressed } = drag.current
    const way = measure(event.clientX - pressed.x, event.clientY - pressed.y)
    move(point, curve, from.x + way.x, from.y + way.y, merge)
  }
  const endDrag = () => {
    if (!drag.current) return
    drag.current = null
    setFrozen(null)
    onMoved?.()
  }
  const onKeyDown = (event: KeyboardEvent, point: number, curve: number, x: number, y: number) => {
    const [right, up] = KEYS[event.key] ?? []
    if (right === undefined || up === undefined || !onMove) return
    event.preventDefault()
    event.stopPropagation()
    const factor = event.shiftKey ? 10 : 1
    move(point, curve, x + right * factor * step.x, y + up * factor * step.y, `key ${label}`)
    onMoved?.()
  }
  const handles = xs.length * curves.length <= MOST_HANDLES && onMove !== undefined
  return (
    <figure className="curve-plot" aria-label={label}>
      <svg
        ref={frame}
        viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
        onDoubleClick={event => insertAt(event.clientX)}
      >
        <title>{onInsert ? 'Drag a point; double-click for a new one' : label}</title>
        <PlotAxes scale={scale} xs={[xs[0] ?? 0, xs.at(-1) ?? 0]} ys={[Math.min(...all), Math.max(...all)]} />
        {drawn.map((points, curve) => (
          <g key={curves[curve]?.title} className={`plot-series-${(curve % 8) + 1}`}>
            <polyline points={points.map(([x, y]) => `${toX(x)},${toY(y)}`).join(' ')} />
            {handles &&
              xs
                .map((x, point) => ({ x, point, y: curves[curve]?.ys[point] ?? 0 }))
                .map(({ x, point, y }) => (
                  <circle
                    key={point}
                    cx={toX(x)}
                    cy={toY(y)}
                    r={4}
                    role="slider"
                    tabIndex={0}
                    aria-label={`Point ${point + 1} of ${curves[curve]?.title}`}
                    aria-valuenow={y}
                    aria-valuetext={`${writeNumber(x)}, ${writeNumber(y)}`}
                    aria-orientation="vertical"
                    onPointerDown={event => onPointerDown(event, point, curve)}
                    onPointerMove={onPointerMove}
                    onPointerUp={endDrag}
                    onPointerCancel={endDrag}
                    onKeyDown={event => onKeyDown(event, point, curve, x, y)}
                  />
                ))}
          </g>
        ))}
      </svg>
    </figure>
  )
}

function rangeOf(values: readonly number[], air = 1): Range {
  const [least, largest] = [Math.min(...values), Math.max(...values)]
  return air === 0 && largest > least ? { from: least, to: largest } : chooseValueRange({ least, largest })
}

function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12))
}
