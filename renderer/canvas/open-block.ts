import { type BlockInstance, findGoto, findModel } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { selectBlocks } from './selection.ts'

/** Double-click and Enter: into the model of a Model block, from a From to its Goto, to the parameters of any other. */
export function openBlock(diagram: Diagram, name: string): void {
  const block = diagram.blocks.get(name)
  if (!block) return
  const { project } = useDocument.getState()
  if (block.type?.role === 'model' && findModel(project, block.instance.parameters.model)) {
    useView.getState().enter(name)
    return
  }
  if (block.type?.role === 'from' && revealGoto(block.instance)) return
  selectBlocks([name])
  useView.getState().callInspector()
}

/** Shows the Goto of a From; false where it has none. */
export function revealGoto(from: BlockInstance): boolean {
  const { context, revealBlock } = useView.getState()
  const found = findGoto(useDocument.getState().project, registry, context, from)
  if (found) revealBlock(found.path, found.block)
  return found !== null
}
