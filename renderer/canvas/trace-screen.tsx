/** The screen in the symbol of a block that draws traces: a frame, and axes until there is something to draw. */
import type { ReactNode } from 'react'
import type { DrawnBlock } from '../kernels/diagram.ts'

interface TraceScreenProps {
  readonly block: DrawnBlock
  readonly traces: readonly ReactNode[]
}

/** From the edges of the block to what is drawn, in CSS pixels. */
export const TRACE_MARGIN = 6

export function TraceScreen({ block: { width, height }, traces }: TraceScreenProps) {
  const inside = sizeOfScreen({ width, height })
  return (
    <>
      <rect
        className="scope-screen"
        x={TRACE_MARGIN - 2}
        y={TRACE_MARGIN - 2}
        width={inside.width + 4}
        height={inside.height + 4}
        rx={2}
      />
      {traces.length === 0 && (
        <path
          className="block-axis"
          d={`M${TRACE_MARGIN} ${height / 2}h${inside.width}M${width / 2} ${TRACE_MARGIN}v${inside.height}`}
        />
      )}
      {traces}
    </>
  )
}

export function sizeOfScreen({ width, height }: Pick<DrawnBlock, 'width' | 'height'>) {
  return { width: width - 2 * TRACE_MARGIN, height: height - 2 * TRACE_MARGIN }
}

/** Traces have no identity but their place. */
export function traceClass(index: number): string {
  return `scope-line scope-line-${index + 1}`
}
