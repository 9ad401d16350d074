import {
  evaluateParameters,
  findBlock,
  findModel,
  findParameterFault,
  type OpenContext,
  setParameter,
} from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { useView } from '../stores/view-store.ts'
import { BlockName } from './block-name.tsx'
import { BlockProblems } from './block-problems.tsx'
import { ParameterRow } from './parameter-row.tsx'

interface BlockPanelProps {
  readonly context: readonly string[]
  readonly shown: OpenContext
  readonly name: string
}

export function BlockPanel({ context, shown, name }: BlockPanelProps) {
  const project = useDocument(state => state.project)
  const edit = useDocument(state => state.edit)
  const block = findBlock(shown.model, name)
  if (!block) return null
  const type = registry.find(block.type)
  const used = type?.role === 'model' ? findModel(project, block.parameters.model) : undefined
  const results = evaluateParameters(project, registry, context, name) ?? {}
  const path = [...context, name].join('/')

  const set = (parameter: string, text: string, merge?: string) =>
    edit(
      `set ${name}.${parameter}`,
      old => setParameter(old, shown.key, name, parameter, text, blockFacts),
      merge === undefined ? {} : { merge },
    )

  return (
    <section aria-label={`Block ${name}`}>
      <header className="panel-head">
        <BlockName modelKey={shown.key} name={name} />
        <p>
          <strong>{type?.name ?? block.type}</strong>
          {type ? ` · ${type.summary}` : ' is no block type that Loopwright knows.'}
        </p>
        {type?.role === 'model' && used && (
          <button type="button" className="button" onClick={() => useView.getState().enter(name)}>
            Open
          </button>
        )}
        <BlockProblems modelKey={shown.key} path={context.join('/')} name={name} />
      </header>
      <div className="parameters">
        {Object.entries(type?.parameters ?? {}).map(([parameter, declaration]) => (
          <ParameterRow
            key={parameter}
            path={`${path}.${parameter}`}
            declaration={declaration}
            text={block.parameters[parameter]}
            result={results[parameter]}
            choices={
              declaration.kind === 'text' && type?.role === 'model'
                ? listModels(Object.keys(project.models), project.root)
                : undefined
            }
            findFault={text => findParameterFault(project, shown.key, name, parameter, text, blockFacts)}
            onSet={(text, merge) => set(parameter, text, merge)}
          />
        ))}
        {Object.entries(used?.parameters ?? {}).map(([parameter, value]) => (
          <ParameterRow
            key={parameter}
            path={`${path}.${parameter}`}
            declaration={{ kind: 'number', label: parameter, default: value }}
            text={block.parameters[parameter]}
            result={results[parameter]}
            onSet={(text, merge) => set(parameter, text, merge)}
          />
        ))}
        {type && Object.keys(type.parameters).length === 0 && (
          <p className="panel-empty">This block has no parameters.</p>
        )}
      </div>
    </section>
  )
}

/** The models that a Model block can stand for. */
function listModels(keys: readonly string[], root: string): readonly string[] {
  return keys.filter(key => key !== root)
}
