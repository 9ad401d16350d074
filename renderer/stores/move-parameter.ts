/** Parameters that are moved by hand: one undo step for each drag, whatever it moves. */
import { type Project, setParameter, setVariable } from '../../engine/index.ts'
import type { PinTarget } from '../kernels/resolve-pin.ts'
import { blockFacts } from './block-facts.ts'
import { useDocument } from './document-store.ts'

export function writeTarget(project: Project, target: PinTarget, text: string): Project {
  return target.kind === 'variable'
    ? setVariable(project, target.name, text, blockFacts)
    : setParameter(project, target.model, target.block, target.parameter, text, blockFacts)
}

/** Moves of one drag are one undo step, until `settleMove`; `drag` tells one thing that is dragged from another. */
export function moveParameter(label: string, drag: string, target: PinTarget, text: string): void {
  useDocument.getState().edit(label, project => writeTarget(project, target, text), { merge: drag })
}

export function settleMove(): void {
  useDocument.getState().settle()
}
