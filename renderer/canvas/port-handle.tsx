import { Handle } from '@xyflow/react'
import type { KeyboardEvent } from 'react'
import type { PortAnchor } from '../kernels/block-shape.ts'
import { type PortSide, useCanvasState } from './canvas-state.ts'
import { POSITIONS } from './derive-nodes.ts'

interface PortHandleProps {
  readonly block: string
  readonly anchor: PortAnchor
  readonly side: PortSide
  readonly title: string
  readonly isOpen: boolean
  readonly isOfSelected: boolean
}

/** A port to draw wires from and to: by dragging, by clicking one and then the other, or with Enter on both. */
export function PortHandle({ block, anchor, side, title, isOpen, isOfSelected }: PortHandleProps) {
  // Tab stops at the ports of selected blocks and at those that can take a wire, so that a diagram is no forest of stops.
  const wiring = useCanvasState(({ wiringFrom, pulled }) =>
    wiringFrom === null ? 'none' : wiringFrom !== side ? 'fits' : pulled !== null ? 'takes over' : 'unfit',
  )
  const canEndWire = wiring === 'fits'
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
      tabIndex={isOfSelected || canEndWire ? 0 : -1}
      aria-label={`${kind} ${name} of ${block}`}
      title={`${name}: ${describe(wiring, side, isOpen) ?? title}`}
      data-testid={`port-${block}.${name}`}
      data-port={name}
      onKeyDown={pressOnEnter}
    />
  )
}

/** While a wire is drawn: why it cannot end here, or what ending here means. */
function describe(
  wiring: 'none' | 'unfit' | 'takes over' | 'fits',
  side: PortSide,
  isOpen: boolean,
): string | null {
  if (wiring === 'unfit')
    return `a wire ends at an ${side === 'input' ? 'output' : 'input'}, not at another ${side}`
  if (wiring === 'takes over') return `the wire ${side === 'input' ? 'ends' : 'comes from'} here instead`
  if (wiring === 'fits' && side === 'input' && !isOpen) return 'takes the place of the wire that is here'
  return null
}

function pressOnEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if ((event.key !== 'Enter' && event.key !== ' ') || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  event.currentTarget.click()
}
