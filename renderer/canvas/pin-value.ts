/** Pinning the value of a wire: it stays on the canvas from run to run, and in the file. */
import { findWires, showWires } from '../../engine/index.ts'
import { useDocument } from '../stores/document-store.ts'
import { useCanvasState } from './canvas-state.ts'
import { currentSelection } from './selection.ts'
import { shownModelKey } from './shown-model.ts'

/** The wire under the pointer, else those that are selected. */
export function listPinnable(): readonly string[] {
  const { hovered } = useCanvasState.getState()
  return hovered === null ? currentSelection().connections : [hovered]
}

let pins = 0
const nameOfPin = (): string => `pin ${pins}`

/** Pins them, or unpins them where all are pinned. */
export function pinValues(): void {
  const key = shownModelKey()
  const { project, edit } = useDocument.getState()
  const wires = findWires(project, key)
  const wanted = listPinnable()
  const isShown = wanted.some(id => !(Object.hasOwn(wires, id) && wires[id]?.shown))
  pins += 1
  const label = isShown ? 'pin a value' : 'unpin a value'
  edit(label, before => showWires(before, key, wanted, isShown), { merge: nameOfPin() })
}

/** As if it had never been; false where another edit came since. */
export function withdrawPin(): boolean {
  return useDocument.getState().withdraw(nameOfPin())
}
