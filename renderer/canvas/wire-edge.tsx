import type { EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { useCanvasState } from './canvas-state.ts'
import type { WireFlowEdge } from './flow-types.ts'

const DOT_RADIUS = 3

export const WireEdge = memo(function WireEdge({ id, data }: EdgeProps<WireFlowEdge>) {
  const isTaking = useCanvasState(({ splice, insert }) =>
    Boolean((splice ?? insert?.splice)?.connections.includes(id)),
  )
  if (!data) return null
  return (
    <g className={isTaking ? 'wire-taking' : ''}>
      <path className="wire-reach" d={data.path} />
      <path className={data.isWide ? 'wire-line wire-wide' : 'wire-line'} d={data.path} />
      <path className="wire-arrow" d={data.arrow} />
      {data.dots.map(({ x, y }) => (
        <circle key={`${x} ${y}`} className="wire-dot" cx={x} cy={y} r={DOT_RADIUS} />
      ))}
    </g>
  )
})
