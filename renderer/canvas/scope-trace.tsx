/** A Scope's last traces in its symbol. */
import type { DrawnBlock } from '../kernels/diagram.ts'
import { type Sparkline, useSparklines } from '../stores/recording-watch.ts'
import { useValuePath } from './context-path.ts'
import { sizeOfScreen, TRACE_MARGIN, TraceScreen, traceClass } from './trace-screen.tsx'

export function ScopeTrace({ block }: { readonly block: DrawnBlock }) {
  const sparklines = useSparklines(useValuePath(block.name))
  const { width, height } = sizeOfScreen(block)
  const draw = (line: Sparkline): string =>
    line.map(([x, y]) => `${TRACE_MARGIN + x * width},${TRACE_MARGIN + (1 - y) * height}`).join(' ')
  return (
    <TraceScreen
      block={block}
      traces={sparklines.map((line, i) => (
        <polyline key={traceClass(i)} className={traceClass(i)} points={draw(line)} />
      ))}
    />
  )
}
