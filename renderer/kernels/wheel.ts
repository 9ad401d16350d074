/** What turning a wheel, or two fingers on a touchpad, mean on the canvas. */
import type { Point } from './geometry.ts'

export interface Wheel {
  readonly deltaX: number
  readonly deltaY: number
  /** 0 where the deltas are CSS pixels. */
  readonly deltaMode: number
  /** Not in all browsers; of a touchpad three times `deltaY`, of a wheel a part of 120 for each notch. */
  readonly wheelDeltaY?: number
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** Milliseconds without an event after which another gesture begins. */
export const GESTURE = 250

/**
 * How far the plane goes along, in CSS pixels, or null where the diagram is to be zoomed: by a wheel, as in Simulink, and by
 * a pinch, which browsers report as a wheel with Ctrl. Fingers that glide move the plane, and so does a wheel with Shift.
 */
export function panByWheel(wheel: Wheel, isGliding: boolean): Point | null {
  const { deltaX, deltaY, deltaMode, wheelDeltaY, ctrlKey, metaKey, shiftKey } = wheel
  if (ctrlKey || metaKey) return null
  if (shiftKey) return deltaX === 0 ? { x: -deltaY, y: 0 } : { x: -deltaX, y: -deltaY }
  if (deltaMode !== 0) return null
  const isTouchpad = deltaX !== 0 || (deltaY !== 0 && wheelDeltaY === -3 * deltaY)
  return isTouchpad || isGliding ? { x: -deltaX, y: -deltaY } : null
}
