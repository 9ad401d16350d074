/**
 * What has the keyboard may go with an edit: then the canvas keeps it, at the block that is selected instead. A block that
 * comes while the canvas has it, and is selected, has it next: Enter leads to its parameters, Tab to its ports.
 */
import { useEffect, useRef } from 'react'
import type { BlockFlowNode } from './flow-types.ts'
import { isSeen } from './press-diagram.ts'
import { currentSelection } from './selection.ts'
import type { CanvasView } from './use-canvas-view.ts'

export function useKeptFocus(
  frame: { readonly current: HTMLElement | null },
  view: CanvasView,
  nodes: readonly BlockFlowNode[],
): void {
  const wasHere = useRef(false)
  const known = useRef(nodes)
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      wasHere.current = target instanceof Node && frame.current?.contains(target) === true
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [frame])

  useEffect(() => {
    // React Flow draws them a moment later.
    const request = requestAnimationFrame(() => {
      const before = known.current
      known.current = nodes
      const { activeElement } = document
      const { blocks } = currentSelection()
      const isLost = activeElement === document.body
      // A copy was made of the block that has it: arrows are to move the copy.
      const isLeft = isBlockOutside(activeElement, blocks)
      if (!wasHere.current || !(isLost || isLeft || activeElement === frame.current)) return
      const [single, ...others] = blocks
      const isTaken = ({ id }: BlockFlowNode) => id === single
      const hasCome = single !== undefined && !before.some(isTaken)
      const node = others.length === 0 ? nodes.find(isTaken) : undefined
      // One that stands half out of sight would take the view along.
      if (node && (isLost || (hasCome && isSeen(node.data.block, view)))) view.focusBlock(node.id)
      else if (isLost || (isLeft && hasCome)) view.focus()
    })
    return () => cancelAnimationFrame(request)
  }, [frame, nodes, view])
}

function isBlockOutside(element: Element | null, blocks: readonly string[]): boolean {
  if (!(element instanceof HTMLElement) || !element.classList.contains('react-flow__node')) return false
  return !blocks.includes(element.dataset.id ?? '')
}
