/** Seen from far, a block under the pointer is drawn in full: it has its ports, and React Flow takes the press. */
import type { PointerEvent } from 'react'
import { changeCanvas, useCanvasState } from './canvas-state.ts'

export const POINTING = {
  onPointerOver: ({ target, buttons }: PointerEvent): void =>
    pointAt(target instanceof Element ? target : null, buttons),
  onPointerLeave: ({ buttons }: PointerEvent): void => pointAt(null, buttons),
}

function pointAt(target: Element | null, buttons: number): void {
  const name = target?.closest('.react-flow__node')?.getAttribute('data-id') ?? null
  const { wiringFrom, pointed } = useCanvasState.getState()
  if (wiringFrom !== null) {
    // Where the wire was begun its port has to stay.
    if (name !== null && !pointed.includes(name)) changeCanvas({ pointed: [...pointed, name] })
    return
  }
  // What is pressed stays in hand.
  if (buttons !== 0 || (pointed.length <= 1 && (pointed[0] ?? null) === name)) return
  changeCanvas({ pointed: name === null ? [] : [name] })
}
