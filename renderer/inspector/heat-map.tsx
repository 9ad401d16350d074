import { formatQuantity } from '../kernels/si-format.ts'

interface HeatMapProps {
  readonly label: string
  /** Row by row. */
  readonly values: readonly (readonly number[])[]
}

const WIDTH = 264
const MOST_HEIGHT = 120
/** More cells would be thinner than a pixel. */
const MOST_CELLS = 20_000

/** A table as colours: pale is least, strong is most. */
export function HeatMap({ label, values }: HeatMapProps) {
  const all = values.flat()
  const columns = values[0]?.length ?? 0
  if (columns === 0 || all.length > MOST_CELLS || !all.every(Number.isFinite)) return null
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const height = Math.min(MOST_HEIGHT, Math.max(32, (WIDTH / columns) * values.length))
  const [cellWidth, cellHeight] = [WIDTH / columns, height / values.length]
  const cells = values.flatMap((line, row) => line.map((value, column) => ({ value, row, column })))
  const share = (value: number) => (most > least ? (value - least) / (most - least) : 0.5)
  return (
    <figure className="heat-map">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${label}, from ${formatQuantity(least)} to ${formatQuantity(most)}`}
      >
        {cells.map(({ value, row, column }) => (
          <rect
            key={`${row} ${column}`}
            x={column * cellWidth}
            y={row * cellHeight}
            width={cellWidth + 0.5}
            height={cellHeight + 0.5}
            style={{ fill: `color-mix(in oklab, var(--heat-5) ${100 * share(value)}%, var(--heat-1))` }}
          />
        ))}
      </svg>
      <figcaption aria-hidden="true">
        <span>{formatQuantity(least)}</span>
        <i />
        <span>{formatQuantity(most)}</span>
      </figcaption>
    </figure>
  )
}
