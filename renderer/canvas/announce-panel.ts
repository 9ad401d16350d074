/** Legends and the map lie over the diagram: tells the canvas when one comes, grows or goes. For their `ref`. */
import { changeCanvas, useCanvasState } from './canvas-state.ts'

export function announcePanel(panel: HTMLElement | null): (() => void) | undefined {
  if (!panel) return undefined
  const observer = new ResizeObserver(announce)
  observer.observe(panel)
  return () => {
    observer.disconnect()
    announce()
  }
}

function announce(): void {
  changeCanvas({ panelsChanged: useCanvasState.getState().panelsChanged + 1 })
}
