/** An XY Graph's last traces in its symbol. */
import type { DrawnBlock } from '../kernels/diagram.ts'
import { useXyLines } from '../stores/xy-lines.ts'
import { useContextPath } from './context-path.ts'
import { sizeOfScreen, TRACE_MARGIN, TraceScreen, traceClass } from './trace-screen.tsx'

export function XyTrace({ block }: { readonly block: DrawnBlock }) {
  const { width, height } = sizeOfScreen(block)
  const lines = useXyLines(useContextPath(block.name), width, height)
  return (
    <TraceScreen
      block={block}
      traces={lines.map((line, i) => (
        <path
          key={traceClass(i)}
          className={traceClass(i)}
          transform={`translate(${TRACE_MARGIN} ${TRACE_MARGIN})`}
          d={line}
        />
      ))}
    />
  )
}
