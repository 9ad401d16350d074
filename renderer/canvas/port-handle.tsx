import { Handle } from '@xyflow/react'
import type { KeyboardEvent } from 'react'
import type { PortAnchor } from '../kernels/block-shape.ts'
import type { PortSide } from './canvas-state.ts'
import { POSITIONS } from './derive-nodes.ts'

interface PortHandleProps {
  readonly block: string
  readonly anchor: PortAnchor
  readonly side: PortSide
  readonly title: string
  readonly isOpen: boolean
  /** Whether Tab stops here: at the ports of selected blocks, so that a diagram is not a forest of stops. */
  readonly isReachable: boolean
}

/** A port to draw wires from and to: by dragging, by clicking one and then the other, or with Enter on both. */
export function PortHandle({ block, anchor, side, title, isOpen, isReachable }: PortHandleProps) {
  const { name, x, y } = anchor
  const kind = side === 'input' ? 'Input' : 'Output'
  return (
    <Handle
      id={name}
      type={side === 'input' ? 'target' : 'source'}
      position={POSITIONS[anchor.side]}
      className={`port port-${side} port-${anchor.side} ${isOpen ? 'port-open' : ''}`}
      style={{ left: x, top: y }}
      role="button"
      tabIndex={isReachable ? 0 : -1}
      aria-label={`${kind} ${name} of ${block}`}
      title={`${name}: ${title}`}
      data-testid={`port-${block}.${name}`}
      data-port={name}
      onKeyDown={pressOnEnter}
    />
  )
}

function pressOnEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  event.stopPropagation()
  event.currentTarget.click()
}
