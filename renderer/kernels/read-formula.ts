/** Any formula that is typed, `u^2 + sin(t)`, as an Expression block. */
import { type BlockType, listNames, type Scope } from '../../engine/index.ts'
import { type ConfiguredBlock, configure } from './configured-block.ts'

const EXPRESSION = 'user/expression'
/** Names that a formula may use as they are. */
const OWN_NAME = /^(?:u\d*|t)$/
const MOST_INPUTS = 16

/** A formula over inputs: names that mean nothing else become inputs in the order in which they stand. */
export function readFormula(text: string, types: readonly BlockType[], scope: Scope): ConfiguredBlock | null {
  const type = types.find(({ id }) => id === EXPRESSION)
  // A name with an operator or a call; without, words are words.
  if (!type || !/[\w)\]]\s*[-+*/^<>?(]/.test(text)) return null
  const names = listNames(text).filter(name => OWN_NAME.test(name) || scope(name) === undefined)
  const named = names.filter(name => !OWN_NAME.test(name))
  const isMixed = named.length > 0 && names.includes('u')
  // Beside other names `u` is one of them.
  const unknown = isMixed ? names.filter(name => name === 'u' || !OWN_NAME.test(name)) : named
  // `s` is a transfer function's, and what was no transfer function was none that can be made.
  if (names.length === 0 || names.includes('s')) return null
  const numbered = names.flatMap(name => (/^u\d+$/.test(name) ? [Number(name.slice(1))] : []))
  const highest = Math.max(0, ...numbered, ...(names.includes('u') && !isMixed ? [1] : []))
  const inputs = highest + unknown.length
  if (inputs > MOST_INPUTS || (isMixed && numbered.length > 0)) return null
  const isSingle = inputs === 1 && numbered.length === 0
  const expression = unknown.reduce(
    (formula, name, i) =>
      formula.replace(
        new RegExp(`(?<![\\w.])${name}(?!\\w|\\s*\\()`, 'g'),
        isSingle ? 'u' : `u${highest + i + 1}`,
      ),
    text,
  )
  const parameters = { expression, ...(inputs === 1 ? {} : { inputs: String(inputs) }) }
  return isAccepted(type, expression, inputs, scope) ? configure(EXPRESSION, parameters) : null
}

function isAccepted(type: BlockType, text: string, inputs: number, scope: Scope): boolean {
  const variables: { name: string; width: number; columns: number }[] = []
  const values: number[] = []
  for (const name of listNames(text)) {
    const known = OWN_NAME.test(name) ? undefined : scope(name)
    if (!known || 'problem' in known) continue
    variables.push({ name, width: known.value.length, columns: known.columns ?? 1 })
    values.push(...known.value)
  }
  return type.check({ expression: { text, variables, values }, inputs }).length === 0
}
