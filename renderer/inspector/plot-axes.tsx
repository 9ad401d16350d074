import { formatQuantity } from '../kernels/si-format.ts'
import { FRAME, PLOT, type PlotScale } from './plot-scale.ts'

interface PlotAxesProps {
  readonly scale: PlotScale
  /** Of the points, first and last. */
  readonly xs: readonly [number, number]
  /** Of the curves, least and largest. */
  readonly ys: readonly [number, number]
}

/** The frame of a plot, its zero line, and numbers at the ends of what is drawn. */
export function PlotAxes({ scale, xs, ys }: PlotAxesProps) {
  const { range, toY } = scale
  const [first, last] = xs.map(writeTick)
  const [least, largest] = ys
  return (
    <>
      <rect className="plot-frame" x={PLOT.left} y={PLOT.top} width={FRAME.width} height={FRAME.height} />
      {range.y.from < 0 && range.y.to > 0 && (
        <line className="plot-zero" x1={PLOT.left} x2={PLOT.width - PLOT.right} y1={toY(0)} y2={toY(0)} />
      )}
      <text className="plot-tick" x={PLOT.left - 4} y={toY(least) + 3} textAnchor="end">
        {writeTick(least)}
      </text>
      {largest !== least && (
        <text className="plot-tick" x={PLOT.left - 4} y={toY(largest) + 3} textAnchor="end">
          {writeTick(largest)}
        </text>
      )}
      <text className="plot-tick" x={PLOT.left} y={PLOT.height - 5}>
        {first}
      </text>
      <text className="plot-tick" x={PLOT.width - PLOT.right} y={PLOT.height - 5} textAnchor="end">
        {last}
      </text>
    </>
  )
}

function writeTick(value: number): string {
  return formatQuantity(value, '', 3).replace('-', '−')
}
