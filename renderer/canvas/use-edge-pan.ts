/**
 * While a wire, blocks or a box of selection are dragged beyond the edge the plane goes along. React Flow's own does so
 * 40 pixels before it: what one aims at near the edge would slip away from under the pointer.
 */
import { useStore, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { panAtEdge } from '../kernels/edge-pan.ts'
import { useCanvasState } from './canvas-state.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'

export function useEdgePan(frame: { readonly current: HTMLElement | null }): void {
  const flow = useStoreApi<BlockFlowNode, WireFlowEdge>()
  const isBoxing = useStore(({ userSelectionActive }) => userSelectionActive)
  const isCarrying = useCanvasState(({ wiringFrom, drag }) => wiringFrom !== null || drag !== null)
  const isDragging = isBoxing || isCarrying
  useEffect(() => {
    if (!isDragging) return
    let pointer: PointerEvent | null = null
    let request = 0
    const follow = (event: PointerEvent) => {
      if (event.isTrusted) pointer = event
    }
    const pan = () => {
      request = requestAnimationFrame(pan)
      if (!frame.current || !pointer || pointer.buttons === 0) return
      const { clientX, clientY, buttons, ctrlKey, shiftKey, altKey, metaKey } = pointer
      const by = panAtEdge(frame.current.getBoundingClientRect(), { x: clientX, y: clientY })
      if (by.x === 0 && by.y === 0) return
      void flow.getState().panBy(by)
      // The pointer rests, and yet it is elsewhere on the plane.
      const moved = {
        bubbles: true,
        view: window,
        clientX,
        clientY,
        buttons,
        ctrlKey,
        shiftKey,
        altKey,
        metaKey,
      }
      if (isBoxing) findPane(frame.current)?.dispatchEvent(new PointerEvent('pointermove', moved))
      else document.dispatchEvent(new MouseEvent('mousemove', moved))
    }
    window.addEventListener('pointermove', follow, true)
    request = requestAnimationFrame(pan)
    return () => {
      window.removeEventListener('pointermove', follow, true)
      cancelAnimationFrame(request)
    }
  }, [isDragging, isBoxing, flow, frame])
}

/** What hears of the pointer while a box is drawn. */
function findPane(frame: HTMLElement): Element | null {
  return frame.querySelector('.react-flow__pane')
}
