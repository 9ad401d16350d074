/** What the tuner does to the document. */
import {
  type Project,
  pinSlider,
  type SliderPin,
  setParameter,
  setVariable,
  unpinSlider,
} from '../../engine/index.ts'
import type { PinTarget } from '../kernels/resolve-pin.ts'
import { namePin } from '../kernels/slider-range.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'

function write(project: Project, target: PinTarget, text: string): Project {
  return target.kind === 'variable'
    ? setVariable(project, target.name, text, blockFacts)
    : setParameter(project, target.model, target.block, target.parameter, text, blockFacts)
}

/** Moves of one drag are one undo step, until `settleDrag`. */
export function dragSlider(pin: SliderPin, target: PinTarget, text: string): void {
  useDocument
    .getState()
    .edit(namePin(pin), project => write(project, target, text), { merge: `slider ${pin.parameter}` })
}

export function settleDrag(): void {
  useDocument.getState().settle()
}

export function typeValue(pin: SliderPin, target: PinTarget, text: string): void {
  useDocument.getState().edit(namePin(pin), project => write(project, target, text))
}

export function setRange(pin: SliderPin, range: Partial<Pick<SliderPin, 'from' | 'to'>>): void {
  useDocument.getState().edit('slider range', project => pinSlider(project, { ...pin, ...range }))
}

export function unpin(pin: SliderPin): void {
  useDocument.getState().edit('unpin slider', project => unpinSlider(project, pin.parameter))
}
