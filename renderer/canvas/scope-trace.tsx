/** A Scope's last traces in its symbol. */
import type { DrawnBlock } from '../kernels/diagram.ts'
import { type Sparkline, useSparklines } from '../stores/recording-watch.ts'
import { useValuePath } from './context-path.ts'

const MARGIN = 6

export function ScopeTrace({ block: { name, width, height } }: { readonly block: DrawnBlock }) {
  const sparklines = useSparklines(useValuePath(name))
  const inside = { width: width - 2 * MARGIN, height: height - 2 * MARGIN }
  const draw = (line: Sparkline): string =>
    line.map(([x, y]) => `${MARGIN + x * inside.width},${MARGIN + (1 - y) * inside.height}`).join(' ')
  return (
    <>
      <rect
        className="scope-screen"
        x={MARGIN - 2}
        y={MARGIN - 2}
        width={inside.width + 4}
        height={inside.height + 4}
        rx={2}
      />
      {sparklines.length === 0 && (
        <path
          className="block-axis"
          d={`M${MARGIN} ${height / 2}h${inside.width}M${width / 2} ${MARGIN}v${inside.height}`}
        />
      )}
      {sparklines.map((line, i) => (
        <polyline
          // Traces of a scope have no identity but their place.
          key={seriesClass(i)}
          className={`scope-line ${seriesClass(i)}`}
          points={draw(line)}
        />
      ))}
    </>
  )
}

function seriesClass(index: number): string {
  return `scope-line-${index + 1}`
}
