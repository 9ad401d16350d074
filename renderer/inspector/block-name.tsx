import { findRenameFault, renameBlock } from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { DraftField } from '../theme/draft-field.tsx'

export function BlockName({ modelKey, name }: { readonly modelKey: string; readonly name: string }) {
  const project = useDocument(state => state.project)
  const edit = useDocument(state => state.edit)
  const rename = (to: string) =>
    edit(`rename ${name}`, old => renameBlock(old, modelKey, name, to, blockFacts))
  return (
    <DraftField
      className="field inspector-name"
      aria-label="Block name"
      value={name}
      findFault={text => findRenameFault(project, modelKey, name, text)}
      onCommit={rename}
    />
  )
}
