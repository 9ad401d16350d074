/** An XY Graph's last traces in its symbol. */
import type { DrawnBlock } from '../kernels/diagram.ts'
import { useXyLines } from '../stores/xy-lines.ts'
import { useContextPath } from './context-path.ts'

const MARGIN = 6

export function XyTrace({ block: { name, width, height } }: { readonly block: DrawnBlock }) {
  const size = { width: width - 2 * MARGIN, height: height - 2 * MARGIN }
  const lines = useXyLines(useContextPath(name), size.width, size.height)
  return (
    <>
      <rect
        className="scope-screen"
        x={MARGIN - 2}
        y={MARGIN - 2}
        width={size.width + 4}
        height={size.height + 4}
        rx={2}
      />
      {lines.length === 0 && (
        <path
          className="block-axis"
          d={`M${MARGIN} ${height / 2}h${size.width}M${width / 2} ${MARGIN}v${size.height}`}
        />
      )}
      {lines.map((line, i) => (
        <path
          // Traces have no identity but their place.
          key={lineClass(i)}
          className={`scope-line ${lineClass(i)}`}
          transform={`translate(${MARGIN} ${MARGIN})`}
          d={line}
        />
      ))}
    </>
  )
}

function lineClass(index: number): string {
  return `scope-line-${index + 1}`
}
