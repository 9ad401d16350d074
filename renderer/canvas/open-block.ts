import { findModel } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'
import { selectBlocks } from './selection.ts'

/** Double-click and Enter: into the model of a Model block, to the parameters of any other. */
export function openBlock(diagram: Diagram, name: string): void {
  const block = diagram.blocks.get(name)
  if (!block) return
  const { project } = useDocument.getState()
  if (block.type?.role === 'model' && findModel(project, block.instance.parameters.model)) {
    useView.getState().enter(name)
    return
  }
  selectBlocks([name])
  useView.getState().callInspector()
}
