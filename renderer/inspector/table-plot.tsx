import type { EvaluatedParameter } from '../../engine/index.ts'
import { numbersOf } from '../kernels/numbers-of.ts'

const WIDTH = 240
const HEIGHT = 90
const MARGIN = 6

interface TablePlotProps {
  readonly breakpoints: EvaluatedParameter | undefined
  readonly values: EvaluatedParameter | undefined
}

/** The curve of a lookup table, with a dot at each point. */
export function TablePlot({ breakpoints, values }: TablePlotProps) {
  const xs = numbersOf(breakpoints)
  const ys = numbersOf(values)
  if (![...xs, ...ys].every(Number.isFinite)) return null
  if (xs.length < 2 || xs.length !== ys.length) return null
  const place = (value: number, all: readonly number[], long: number): number => {
    const least = Math.min(...all)
    const span = Math.max(...all) - least || 1
    return MARGIN + ((value - least) / span) * (long - 2 * MARGIN)
  }
  const points = xs.map((x, i) => ({
    x: place(x, xs, WIDTH),
    y: HEIGHT - place(ys[i] ?? 0, ys, HEIGHT),
  }))
  return (
    <svg className="table-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="Curve of the table">
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={2.5} />
      ))}
    </svg>
  )
}
