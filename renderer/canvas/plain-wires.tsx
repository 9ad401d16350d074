/** All wires of a diagram that is seen from far, as one line without corners, dots and arrows. */
import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import type { WireFlowEdge } from './flow-types.ts'

export const PlainWires = memo(function PlainWires({ edges }: { readonly edges: readonly WireFlowEdge[] }) {
  return (
    <ViewportPortal>
      <svg className="plain-wires" aria-hidden="true">
        <path className="plain-wire" d={drawAll(edges.filter(({ selected }) => !selected))} />
        <path className="plain-wire is-selected" d={drawAll(edges.filter(({ selected }) => selected))} />
      </svg>
    </ViewportPortal>
  )
})

function drawAll(edges: readonly WireFlowEdge[]): string {
  let path = ''
  for (const { data } of edges) {
    data?.points.forEach(({ x, y }, i) => {
      path += `${i === 0 ? 'M' : 'L'}${x} ${y}`
    })
  }
  return path
}
