/**
 * What has the keyboard may go with an edit: then the canvas keeps it, at the block that is selected instead. A block that
 * comes while the canvas has it, and is selected, has it next: Enter leads to its parameters, Tab to its ports.
 */
import { useEffect, useRef } from 'react'
import { findModel } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { useDocument } from '../stores/document-store.ts'
import type { BlockFlowNode } from './flow-types.ts'
import { isSeen } from './press-diagram.ts'
import { currentSelection } from './selection.ts'
import { shownModelKey } from './shown-model.ts'
import type { CanvasView } from './use-canvas-view.ts'

export function useKeptFocus(
  frame: { readonly current: HTMLElement | null },
  view: CanvasView,
  { blocks }: Diagram,
  /** Those that React Flow draws: another element stands for a block that comes to them or goes. */
  drawn: readonly BlockFlowNode[],
): void {
  const wasHere = useRef(false)
  const wasAt = useRef<string | undefined>(undefined)
  const known = useRef({ blocks, drawn })
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      wasHere.current = target instanceof Node && frame.current?.contains(target) === true
      wasAt.current = target instanceof HTMLElement ? target.dataset.id : undefined
    }
    document.addEventListener('focusin', follow)
    return () => document.removeEventListener('focusin', follow)
  }, [frame])

  // Before its element goes: the browser would lay out the page, half changed, to find that nothing has the keyboard.
  useEffect(
    () =>
      useDocument.subscribe(({ project }, before) => {
        if (project === before.project) return
        const { activeElement } = document
        const had = frame.current?.contains(activeElement) ? findNodeOf(activeElement) : null
        const known = findModel(project, shownModelKey())?.blocks
        if (had !== null && known && !Object.hasOwn(known, had)) view.focus()
      }),
    [frame, view],
  )

  useEffect(() => {
    // React Flow draws them a moment later.
    const request = requestAnimationFrame(() => {
      const before = known.current
      known.current = { blocks, drawn }
      const { activeElement } = document
      const { blocks: selected } = currentSelection()
      const isLost = activeElement === document.body
      // A copy was made of the block that has it: arrows are to move the copy.
      const isLeft = isBlockOutside(activeElement, selected)
      if (!wasHere.current || !(isLost || isLeft || activeElement === frame.current)) return
      const had = wasAt.current ?? ''
      const isHad = ({ id }: BlockFlowNode) => id === had
      const isSwapped = isLost && blocks.has(had) && before.drawn.some(isHad) !== drawn.some(isHad)
      if (isSwapped) return view.focusBlock(had)
      const [single = '', ...others] = selected
      const hasCome = single !== '' && !before.blocks.has(single)
      const block = others.length === 0 ? blocks.get(single) : undefined
      // One that stands half out of sight would take the view along.
      if (block && (isLost || (hasCome && isSeen(block, view)))) view.focusBlock(single)
      else if (isLost || (isLeft && hasCome)) view.focus()
    })
    return () => cancelAnimationFrame(request)
  }, [frame, blocks, drawn, view])
}

function isBlockOutside(element: Element | null, blocks: readonly string[]): boolean {
  const block = findNodeOf(element)
  return block !== null && !blocks.includes(block)
}

/** The block that an element stands for. */
function findNodeOf(element: Element | null): string | null {
  if (!(element instanceof HTMLElement) || !element.classList.contains('react-flow__node')) return null
  return element.dataset.id ?? null
}
