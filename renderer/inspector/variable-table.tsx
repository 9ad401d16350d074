import { useMemo } from 'react'
import {
  type EvaluatedText,
  findVariableFault,
  isVariableName,
  removeVariable,
  renameVariable,
  setVariable,
} from '../../engine/index.ts'
import { listVariableUses } from '../kernels/list-uses.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { ExpressionTable } from './expression-table.tsx'

/** The project's variables. */
export function VariableTable({ values }: { readonly values: Readonly<Record<string, EvaluatedText>> }) {
  const project = useDocument(state => state.project)
  const edit = useDocument(state => state.edit)
  const uses = useMemo(() => listVariableUses(project, blockFacts), [project])
  return (
    <ExpressionTable
      title="Variables"
      noun="variable"
      hint="A variable has a name and a value, and every expression can use it."
      entries={project.variables}
      values={values}
      uses={uses}
      findNameFault={name => findVariableFault(project, name, isVariableName)}
      onSet={(name, text) => edit(`set variable ${name}`, old => setVariable(old, name, text, blockFacts))}
      onRename={(from, to) =>
        edit(`rename variable ${from}`, old => renameVariable(old, from, to, blockFacts))
      }
      onRemove={name => edit(`delete variable ${name}`, old => removeVariable(old, name, blockFacts))}
    />
  )
}
