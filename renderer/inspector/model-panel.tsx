import {
  isVariableName,
  type OpenContext,
  removeModelParameter,
  setModelParameter,
} from '../../engine/index.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { ExpressionTable } from './expression-table.tsx'

/** The parameters of the model that the canvas shows, with their defaults; each use may override them. */
export function ModelPanel({ shown }: { readonly shown: OpenContext }) {
  const edit = useDocument(state => state.edit)
  const { key, model, scope } = shown
  const values = Object.fromEntries(Object.keys(model.parameters).map(name => [name, scope(name)]))
  const findNameFault = (name: string): string | null => {
    if (Object.hasOwn(model.parameters, name)) return `The model has a parameter "${name}" already.`
    return isVariableName(name)
      ? null
      : `"${name}" cannot be a parameter: begin with a letter, then letters, digits and _.`
  }
  return (
    <ExpressionTable
      title={`Parameters of ${key}`}
      noun="parameter"
      hint="What is given here stands beside every use of this model, which may give it another value."
      entries={model.parameters}
      values={values}
      findNameFault={findNameFault}
      onSet={(name, text) => edit(`set ${key} ${name}`, old => setModelParameter(old, key, name, text))}
      onRemove={name =>
        edit(`delete ${key} ${name}`, old => removeModelParameter(old, key, name, blockFacts))
      }
    />
  )
}
