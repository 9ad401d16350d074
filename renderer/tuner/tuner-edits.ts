/** What the tuner does to the document. */
import { pinSlider, type SliderPin, unpinSlider } from '../../engine/index.ts'
import type { PinTarget } from '../kernels/resolve-pin.ts'
import { namePin } from '../kernels/slider-range.ts'
import { useDocument } from '../stores/document-store.ts'
import { moveParameter, writeTarget } from '../stores/move-parameter.ts'

/** Moves of one drag are one undo step, until `settleMove`. */
export function dragSlider(pin: SliderPin, target: PinTarget, text: string): void {
  moveParameter(namePin(pin), `slider ${pin.parameter}`, target, text)
}

export function typeValue(pin: SliderPin, target: PinTarget, text: string): void {
  useDocument.getState().edit(namePin(pin), project => writeTarget(project, target, text))
}

export function setRange(pin: SliderPin, range: Partial<Pick<SliderPin, 'from' | 'to'>>): void {
  useDocument.getState().edit('slider range', project => pinSlider(project, { ...pin, ...range }))
}

export function unpin(pin: SliderPin): void {
  useDocument.getState().edit('unpin slider', project => unpinSlider(project, pin.parameter))
}
