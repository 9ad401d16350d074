/** Drawing a wire from a wire: from where it comes from. */
import type { MouseEvent as ReactMouseEvent } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { changeCanvas } from './canvas-state.ts'

const LEFT = 0
const RIGHT = 2

/** Whether the end of a wire is pressed, which is taken elsewhere. */
export function isAtEnd({ target }: ReactMouseEvent): boolean {
  return target instanceof Element && target.classList.contains('react-flow__edgeupdater')
}

/** The wire under the pointer, as its connection stands in the file. */
export function findWireAt({ target }: Pick<ReactMouseEvent, 'target'>): string | null {
  const edge = target instanceof Element ? target.closest('.react-flow__edge') : null
  return edge?.getAttribute('data-id') ?? null
}

/**
 * Hands the press over to the output that drives the wire: from there it is the drawing of a wire like any other, and
 * nothing when the pointer does not move. Let go at another output the wire comes from there.
 */
export function beginBranch({ connections }: Diagram, wire: string, event: ReactMouseEvent): void {
  const from = connections.find(({ id }) => id === wire)?.from
  if (!from || (event.button !== LEFT && event.button !== RIGHT)) return
  const [block, port] = [CSS.escape(from.block), CSS.escape(from.port)]
  const handle = event.currentTarget.querySelector(
    `.react-flow__handle.source[data-nodeid="${block}"][data-handleid="${port}"]`,
  )
  const { clientX, clientY } = event
  handle?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, clientX, clientY, button: LEFT }))
  changeCanvas({ pulled: wire })
}
