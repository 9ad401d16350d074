import {
  type BlockInstance,
  countUses,
  findModel,
  makeIndependent,
  type OpenContext,
} from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { BlockName } from './block-name.tsx'

interface BlockHeadProps {
  readonly shown: OpenContext
  readonly name: string
  readonly block: BlockInstance
}

/** What a block is; of a subsystem, the way into its model. */
export function BlockHead({ shown, name, block }: BlockHeadProps) {
  const type = registry.find(block.type)
  return (
    <header className="panel-head">
      <BlockName modelKey={shown.key} name={name} />
      <p>
        <strong>{type?.name ?? block.type}</strong>
        {type ? ` · ${type.summary}` : ' is no block type that Loopwright knows.'}
      </p>
      {type?.functions && <p className="is-slow">Slow: it runs a plain function at every step.</p>}
      {type?.role === 'model' && (
        <ModelButtons modelKey={shown.key} name={name} used={block.parameters.model ?? ''} />
      )}
      {block.commented !== undefined && (
        <p className="panel-note">
          {block.commented === 'out'
            ? 'Commented out: it is not part of the run, and its outputs read 0.'
            : 'Commented through: its first input passes to its first output.'}
        </p>
      )}
    </header>
  )
}

interface ModelButtonsProps {
  readonly modelKey: string
  readonly name: string
  /** Key of the model that it stands for. */
  readonly used: string
}

function ModelButtons({ modelKey, name, used }: ModelButtonsProps) {
  const project = useDocument(state => state.project)
  const edit = useDocument(state => state.edit)
  if (!findModel(project, used)) return null
  const uses = countUses(project, used, blockFacts)
  return (
    <div className="panel-buttons">
      <button type="button" className="button" onClick={() => useView.getState().enter(name)}>
        Open
      </button>
      {uses > 1 && (
        <button
          type="button"
          className="button"
          title={`Its model is used in ${uses} places; a copy of its own can be changed alone.`}
          onClick={() => edit('make independent', old => makeIndependent(old, modelKey, name, blockFacts))}
        >
          Make independent
        </button>
      )}
    </div>
  )
}
