import {
  type EvaluatedParameter,
  evaluateParameters,
  findBlock,
  findModel,
  findParameterFault,
  type OpenContext,
  promoteParameter,
  setParameter,
  type TableLayout,
} from '../../engine/index.ts'
import { findPolesZeros } from '../kernels/poles-zeros.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import { BlockHead } from './block-head.tsx'
import { ParameterRow } from './parameter-row.tsx'
import { PoleZeroPlot } from './pole-zero-plot.tsx'
import { TableSection } from './table-section.tsx'

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
  const promote = (parameter: string) =>
    edit(`make ${name}.${parameter} a parameter of the model`, old =>
      promoteParameter(old, shown.key, name, parameter, parameter, blockFacts),
    )

  const canPromote = (parameter: string) =>
    shown.key !== project.root &&
    type?.parameters[parameter]?.kind !== 'formula' &&
    blockFacts.isExpression(block, parameter) &&
    !Object.hasOwn(shown.model.parameters, (block.parameters[parameter] ?? '').trim())
  const set = (parameter: string, text: string, merge?: string) =>
    edit(
      `set ${name}.${parameter}`,
      old => setParameter(old, shown.key, name, parameter, text, blockFacts),
      merge === undefined ? {} : { merge },
    )

  const polesZeros = findPolesZeros(results)
  const texts = Object.fromEntries(
    Object.entries(type?.parameters ?? {}).map(([parameter, declaration]) => [
      parameter,
      block.parameters[parameter] ?? declaration.default,
    ]),
  )
  // What is wrong is shown, whether it is used or not.
  const unused = type?.unused(texts).filter(parameter => !isFaulty(results[parameter])) ?? []
  const inTable = type?.table ? parametersOfTable(type.table) : []
  const setAll = (texts: Readonly<Record<string, string>>, merge?: string) =>
    edit(
      `change the table of ${name}`,
      old =>
        Object.entries(texts).reduce(
          (changed, [parameter, text]) => setParameter(changed, shown.key, name, parameter, text, blockFacts),
          old,
        ),
      merge === undefined ? {} : { merge },
    )

  return (
    <section aria-label={`Block ${name}`}>
      <BlockHead shown={shown} name={name} block={block} />
      <div className="parameters">
        {Object.entries(type?.parameters ?? {})
          .filter(([parameter]) => !unused.includes(parameter))
          .map(([parameter, declaration]) => (
            <ParameterRow
              key={parameter}
              path={`${path}.${parameter}`}
              declaration={declaration}
              text={block.parameters[parameter]}
              result={results[parameter]}
              hasCells={!inTable.includes(parameter)}
              choices={
                declaration.kind === 'text' && type?.role === 'model'
                  ? listModels(Object.keys(project.models), project.root)
                  : undefined
              }
              findFault={text => findParameterFault(project, shown.key, name, parameter, text, blockFacts)}
              onPromote={canPromote(parameter) ? () => promote(parameter) : undefined}
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
        {type?.table && (
          <TableSection
            type={type}
            layout={type.table}
            texts={texts}
            results={results}
            scope={shown.scope}
            onSet={setAll}
          />
        )}
        {polesZeros && <PoleZeroPlot {...polesZeros} isDiscrete={type?.library === 'discrete'} />}
        {type && Object.keys(type.parameters).length === 0 && (
          <p className="panel-empty">This block has no parameters.</p>
        )}
      </div>
    </section>
  )
}

function isFaulty(result: EvaluatedParameter | undefined): boolean {
  return result !== undefined && 'problem' in result
}

function parametersOfTable(table: TableLayout): readonly string[] {
  return table.kind === 'grid' ? [table.rows, table.columns, table.values] : [table.x, ...table.ys]
}

/** The models that a Model block can stand for. */
function listModels(keys: readonly string[], root: string): readonly string[] {
  return keys.filter(key => key !== root)
}
