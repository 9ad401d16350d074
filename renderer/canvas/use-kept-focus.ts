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
      const isLost = activeElement === document.body
      if (!wasHere.current || !(isLost || activeElement === frame.current)) return
      const [single, ...others] = currentSelection().blocks
      const isTaken = ({ id }: BlockFlowNode) => id === single
      const node = others.length === 0 ? nodes.find(isTaken) : undefined
      // One that stands half out of sight would take the view along.
      const hasCome = node && !before.some(isTaken) && isSeen(node.data.block, view)
      if (node && (isLost || hasCome)) view.focusBlock(node.id)
      else if (isLost) view.focus()
    })
    return () => cancelAnimationFrame(request)
  }, [frame, nodes, view])
}
