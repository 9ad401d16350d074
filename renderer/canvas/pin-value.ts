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

/** Pins them, or unpins them where all are pinned. */
export function pinValues(): void {
  const key = shownModelKey()
  const { project, edit } = useDocument.getState()
  const wires = findWires(project, key)
  const wanted = listPinnable()
  const isShown = wanted.some(id => !(Object.hasOwn(wires, id) && wires[id]?.shown))
  edit(isShown ? 'pin a value' : 'unpin a value', before => showWires(before, key, wanted, isShown))
}
