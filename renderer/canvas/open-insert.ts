import type { Splice } from '../kernels/find-splice.ts'
import { changeCanvas, type WireStart } from './canvas-state.ts'
import type { CanvasView } from './use-canvas-view.ts'

/** Room that the search box needs right of and below the pointer, CSS pixels. */
const BOX = { width: 280, height: 320 }

/** Opens the search box at the pointer, moved so that it stays on the canvas. */
export function openInsert(
  frame: HTMLElement,
  view: CanvasView,
  pointer: { readonly clientX: number; readonly clientY: number },
  from: WireStart | null,
  splice: Splice | null = null,
): void {
  const { left, top, width, height } = frame.getBoundingClientRect()
  const box = {
    x: Math.max(0, Math.min(pointer.clientX - left, width - BOX.width)),
    y: Math.max(0, Math.min(pointer.clientY - top, height - BOX.height)),
  }
  changeCanvas({ insert: { at: view.toPlane(pointer), box, from, splice } })
}
