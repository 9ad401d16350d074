/** The wire that is being drawn, as it will be routed if it is dropped on the port under the pointer. */
import { type ConnectionLineComponentProps, Position } from '@xyflow/react'
import type { Side } from '../kernels/geometry.ts'
import { routeWire, type WireEnd } from '../kernels/route-wire.ts'
import type { Hops } from '../kernels/wire-crossings.ts'
import { drawArrow, drawWire } from '../kernels/wire-path.ts'
import type { BlockFlowNode } from './flow-types.ts'

const NO_HOPS: Hops = new Map()
const SIDES: Readonly<Record<Position, Side>> = {
  [Position.Left]: 'left',
  [Position.Right]: 'right',
  [Position.Top]: 'top',
  [Position.Bottom]: 'bottom',
}

export function WirePreview(props: ConnectionLineComponentProps<BlockFlowNode>) {
  const { fromHandle, fromNode, toHandle, toNode, toX, toY, fromPosition, toPosition, connectionStatus } =
    props
  const start = findPort(fromNode.data.block, fromNode.position, fromHandle.id, fromPosition)
  const free: WireEnd = { x: toX, y: toY, side: SIDES[toPosition] }
  const end =
    toHandle && toNode ? findPort(toNode.data.block, toNode.position, toHandle.id, toPosition) : free
  const isFromOutput = fromHandle.type === 'source'
  const [from, to] = isFromOutput ? [start, end] : [end, start]
  if (from.x === to.x && from.y === to.y) return null
  const points = routeWire(from, to, [])
  return (
    <g className={`wire-preview ${connectionStatus === 'valid' ? 'is-valid' : ''}`}>
      <path className="wire-line" d={drawWire(points, NO_HOPS)} />
      <path className="wire-arrow" d={drawArrow(points)} />
    </g>
  )
}

function findPort(
  block: BlockFlowNode['data']['block'],
  corner: { readonly x: number; readonly y: number },
  port: string | null | undefined,
  position: Position,
): WireEnd {
  const side = SIDES[position]
  const anchor = [...block.inputs, ...block.outputs].find(
    candidate => candidate.name === port && candidate.side === side,
  )
  return { x: corner.x + (anchor?.x ?? 0), y: corner.y + (anchor?.y ?? 0), side }
}
