/** What presses on the diagram do that React Flow does not: on wires, twice, and beside everything. */
import type { FocusEvent, MouseEvent } from 'react'
import type { Diagram, DrawnBlock } from '../kernels/diagram.ts'
import { beginBranch, findWireAt, isAtEnd } from './begin-branch.ts'
import { beginBend, listBent, straightenSelected } from './bend-wire.ts'
import { changeCanvas, endWiring } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { selectWithKept } from './keep-selected.ts'
import { nameSignalOf } from './name-signal.ts'
import { openInsert } from './open-insert.ts'
import { hasSelection } from './selected-kinds.ts'
import { currentSelection, selectBlocks, selectWires } from './selection.ts'
import type { CanvasView } from './use-canvas-view.ts'

const RIGHT = 2

export interface Plane extends Pick<FlowKeeper, 'findSplice' | 'pointsOf'> {
  readonly frame: { readonly current: HTMLElement | null }
  /** The block that had the focus last. */
  readonly lastFocused: { current: string | null }
  readonly diagram: Diagram
  readonly view: CanvasView
}

/** In the void a block can be typed; the signal of a wire gets a name; a dragged part of a wire goes back. */
export function doubleClick(event: MouseEvent, { frame, diagram, view, findSplice, pointsOf }: Plane): void {
  if (!(event.target instanceof Element) || !frame.current) return
  const isVoid = event.target.classList.contains('react-flow__pane')
  if (isVoid) openInsert(frame.current, view, event, null, findSplice(view.toPlane(event)))
  const wire = findWireAt(event)
  if (wire === null) return
  const isGrip = event.target.classList.contains('wire-grip')
  if (isGrip && listBent().includes(wire)) straightenSelected()
  else nameSignalOf(diagram, wire, pointsOf(wire), view.toPlane(event))
}

/** A part of a selected wire is bent; of another one begins a branch. */
export function press(event: MouseEvent, { diagram, view, pointsOf }: Plane): void {
  changeCanvas({ pulled: null })
  if (event.button === RIGHT) beginCopy(event)
  const wire = findWireAt(event)
  if (wire === null || isAtEnd(event)) return
  const isChosen = currentSelection().connections.includes(wire)
  if (isChosen && event.button === 0) beginBend(wire, pointsOf(wire), view, event)
  else beginBranch(diagram, wire, event)
}

/** Hands the press over to the left button, which drags blocks: `use-drag.ts` knows which one it was. */
function beginCopy({ target, clientX, clientY }: MouseEvent): void {
  const node = target instanceof Element ? target.closest('.react-flow__node') : null
  node?.dispatchEvent(new window.MouseEvent('mousedown', { bubbles: true, clientX, clientY, view: window }))
}

/** The browser's own menu would come up under a drag with the right button; fields have use for it. */
export function keepMenuAway(event: MouseEvent): void {
  const { target } = event
  if (!(target instanceof Element) || target.closest('input')) return
  if (target.closest('.react-flow__node, .react-flow__edge')) event.preventDefault()
}

/** Far out wires are no elements of their own that could be pressed. */
export function clickBeside(event: MouseEvent, { view, findSplice }: Plane, isFar: boolean): void {
  // React Flow knows no notes, and from far not all blocks.
  if ((isFar || currentSelection().notes.length > 0) && !event.shiftKey) selectBlocks([])
  endWiring()
  changeCanvas({ insert: null })
  const wires = isFar ? findSplice(view.toPlane(event))?.connections : undefined
  if (wires) selectWires(wires)
}

/**
 * A block that the keyboard comes to is selected, so that its ports can be reached, and brought into view. One that it comes
 * back to, as from a dialog, leaves a wire or what else was selected meanwhile.
 */
export function selectFocused({ target }: FocusEvent, { diagram, view, lastFocused }: Plane): void {
  const name =
    target.classList.contains('react-flow__node') &&
    target.matches(':focus-visible') &&
    target.getAttribute('data-id')
  const block = name ? diagram.blocks.get(name) : undefined
  if (!block) return
  const isBack = lastFocused.current === block.name && hasSelection()
  lastFocused.current = block.name
  if (!isBack && !currentSelection().blocks.includes(block.name)) selectWithKept(block.name)
  if (!isSeen(block, view)) view.show(block.name)
}

/** Whether the whole of a block is. */
export function isSeen({ corner: { x, y }, width, height }: DrawnBlock, view: CanvasView): boolean {
  const seen = view.findVisible()
  return x >= seen.x && y >= seen.y && x + width <= seen.x + seen.width && y + height <= seen.y + seen.height
}
