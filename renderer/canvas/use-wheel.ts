/** Two fingers on a touchpad move the plane, where React Flow would zoom by every wheel. */
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { GESTURE, panByWheel } from '../kernels/wheel.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'

export function useWheel(frame: { readonly current: HTMLElement | null }): void {
  const flow = useStoreApi<BlockFlowNode, WireFlowEdge>()
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let glidedAt = Number.NEGATIVE_INFINITY
    const turn = (event: WheelEvent) => {
      const isOnPlane =
        event.target instanceof Element && event.target.closest('.react-flow__renderer') !== null
      const by = isOnPlane ? panByWheel(event, event.timeStamp - glidedAt < GESTURE) : null
      if (!by) return
      glidedAt = event.shiftKey ? glidedAt : event.timeStamp
      event.preventDefault()
      event.stopPropagation()
      void flow.getState().panBy(by)
    }
    // Before React Flow's own, and able to keep the page from scrolling.
    element.addEventListener('wheel', turn, { capture: true, passive: false })
    return () => element.removeEventListener('wheel', turn, { capture: true })
  }, [flow, frame])
}
