/** Every variable has a name that an expression can use and a value, also those that nothing uses yet. */
import { isVariableName } from '../block/evaluate-text.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { createScope } from './evaluate-parameters.ts'

export function checkVariables(variables: Readonly<Record<string, string>>): Diagnostic[] {
  const scope = createScope(variables)
  return Object.keys(variables).flatMap((name): Diagnostic[] => {
    const place = { field: `variables.${name}` }
    if (!isVariableName(name)) {
      const message = `"${name}" cannot be a variable's name.`
      const hint =
        'Begin with a letter, go on with letters, digits or _, and avoid names of functions and constants.'
      return [{ severity: 'error', code: 'bad-expression', message, hint, place }]
    }
    const result = scope(name)
    if (!result || !('problem' in result)) return []
    const hint = result.hint === undefined ? {} : { hint: result.hint }
    return [{ severity: 'error', code: 'bad-expression', message: result.problem, ...hint, place }]
  })
}
