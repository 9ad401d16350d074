/** What has the keyboard may go with an edit: then the canvas keeps it, at the block that is selected instead. */
import { useEffect, useRef } from 'react'
import { currentSelection } from './selection.ts'
import type { CanvasView } from './use-canvas-view.ts'

export function useKeptFocus(
  frame: { readonly current: HTMLElement | null },
  view: Pick<CanvasView, 'focus' | 'focusBlock'>,
  nodes: readonly { readonly id: string }[],
): void {
  const wasHere = useRef(false)
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
      if (!wasHere.current || document.activeElement !== document.body) return
      const [single, ...others] = currentSelection().blocks
      const block = others.length === 0 ? nodes.find(({ id }) => id === single) : undefined
      if (block) view.focusBlock(block.id)
      else view.focus()
    })
    return () => cancelAnimationFrame(request)
  }, [nodes, view])
}
