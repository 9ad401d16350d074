/** Direct feedthrough, read off the expression graphs: which inputs an expression needs at the same instant. */
import { type Expression, visit } from '../block/expression.ts'

export function inputsOf(roots: readonly Expression[]): Set<string> {
  const inputs = new Set<string>()
  visit(roots, node => {
    if (node.kind === 'input') inputs.add(node.name)
  })
  return inputs
}
