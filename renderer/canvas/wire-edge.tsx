import type { EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import type { WireFlowEdge } from './flow-types.ts'

const DOT_RADIUS = 3

export const WireEdge = memo(function WireEdge({ data }: EdgeProps<WireFlowEdge>) {
  if (!data) return null
  return (
    <>
      <path className="wire-reach" d={data.path} />
      <path className={data.isWide ? 'wire-line wire-wide' : 'wire-line'} d={data.path} />
      <path className="wire-arrow" d={data.arrow} />
      {data.dots.map(({ x, y }) => (
        <circle key={`${x} ${y}`} className="wire-dot" cx={x} cy={y} r={DOT_RADIUS} />
      ))}
    </>
  )
})
