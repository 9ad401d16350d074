/** How a block acts in time, in words that its graphs give: for its card, the manual and the command line. */
import { type Configuration, type ConfiguredBehaviour, updatesOf } from '../block/behaviour.ts'
import type { BlockType } from '../block/block-type.ts'
import { type Expression, ExpressionError, visit } from '../block/expression.ts'
import type { ParameterDeclaration, ParameterValues } from '../block/parameter.ts'
import { SCALAR, type SignalType } from '../block/signal-type.ts'
import { evaluateBlock } from './evaluate-parameters.ts'
import { inputsOf, readsTick, readsTime } from './feedthrough.ts'
import { findModeRule } from './mode-rules.ts'

export interface BlockDescription {
  /** Which inputs act on which outputs at the same instant, by default and where an option makes it different. */
  readonly feedthrough: string
  readonly sampleTime: string
  readonly events: string
}

const NONE = 'None'

/** With the defaults of its parameters; must not throw, whatever a plugin wrote. */
export function describeBlock(type: BlockType): BlockDescription {
  const { values } = evaluateBlock(type, {}, () => undefined)
  const behaviour = configure(type, values)
  return {
    feedthrough: describeFeedthrough(type, values, behaviour),
    sampleTime: describeSampleTime(type, values, behaviour),
    events: describeEvents(type, values, behaviour),
  }
}

/** Of signals with which it works: scalars, a vector with an element for each output, or a bus. */
function configure(type: BlockType, parameters: ParameterValues): ConfiguredBehaviour | null {
  const ports = Object.keys(type.inputs(parameters))
  const width = Object.keys(type.outputs(parameters)).length
  const bus = ['a', 'b'].map(name => ({ name, ...SCALAR }))
  const first: readonly SignalType[] = [SCALAR, { ...SCALAR, width }, { ...SCALAR, width: 2, bus }]
  for (const signal of first) {
    const inputs: Configuration['inputs'] = Object.fromEntries(
      ports.map((port, i) => [port, i === 0 ? signal : SCALAR]),
    )
    try {
      return type.configure({ parameters, inputs })
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
    }
  }
  return null
}

function describeFeedthrough(
  type: BlockType,
  values: ParameterValues,
  behaviour: ConfiguredBehaviour | null,
): string {
  if (type.role === 'goto' || type.role === 'from') return 'u of the Goto → y of each From'
  if (type.role === 'model') return 'As in the model it stands for'
  if (type.role === 'entry' || type.role === 'exit') return 'None of its own: it is a port'
  const usual = listFeedthrough(type, values, behaviour)
  const others = new Map<string, string[]>()
  for (const [name, declaration] of Object.entries(type.parameters)) {
    const lists = new Map<string, string[]>()
    const options = listOptions(declaration).filter(([option]) => option !== declaration.default)
    for (const [option, words] of options) {
      const { values: changed, problems } = evaluateBlock(type, { [name]: option }, () => undefined)
      const list = problems.length > 0 ? usual : listFeedthrough(type, changed, configure(type, changed))
      if (list !== usual) lists.set(list, [...(lists.get(list) ?? []), words])
    }
    for (const [list, words] of lists) {
      const isAny = words.length === options.length && options.length > 1
      const title = `“${declaration.label}${isAny || words[0] === '' ? '' : `: ${words.join(', ')}`}”`
      others.set(list, [...(others.get(list) ?? []), isAny ? `any other ${title}` : title])
    }
  }
  const rest = [...others].map(
    ([list, titles]) => `${list === NONE ? 'none' : list} with ${titles.join(' or ')}`,
  )
  return [usual, ...rest].join('; ')
}

/** What else may be chosen, with its first words. */
function listOptions(declaration: ParameterDeclaration): (readonly [option: string, words: string])[] {
  if (declaration.kind === 'flag') return [['true', '']]
  if (declaration.kind !== 'choice') return []
  return Object.entries(declaration.options).map(([option, words]) => [option, words.replace(/:.*/, '')])
}

/** `u1, u2 → y`, the outputs that follow the same inputs together. */
function listFeedthrough(
  type: BlockType,
  values: ParameterValues,
  behaviour: ConfiguredBehaviour | null,
): string {
  const all = Object.keys(type.inputs(values))
  const outputs = Object.keys(type.outputs(values))
  const followers = new Map<string, string[]>()
  for (const output of outputs) {
    const root = behaviour?.outputs[output]
    // What works with no signals that could be tried here passes on what it gets.
    const used = root ? inputsOf(root) : behaviour ? [] : all
    if (used.length === 0) continue
    const from =
      used.length === all.length && all.length > 2
        ? 'all inputs'
        : all.filter(port => used.includes(port)).join(', ')
    followers.set(from, [...(followers.get(from) ?? []), output])
  }
  if (followers.size === 0) return NONE
  return [...followers].map(([from, to]) => `${from} → ${to.join(', ')}`).join('; ')
}

function describeSampleTime(
  type: BlockType,
  values: ParameterValues,
  behaviour: ConfiguredBehaviour | null,
): string {
  const seconds = type.period(values)
  const parameter = Object.values(type.parameters).find(({ kind }) => kind === 'period')
  const usual = seconds === null ? null : seconds === 0 ? 'every step' : `${seconds} s`
  if (parameter) return `Its own: ${usual ?? 'that of its input'} by default`
  if (type.role === 'model') return 'Each block in it has its own'
  if (type.role === 'from') return 'That of the Goto'
  if (type.role === 'entry') return 'That of what arrives'
  if (type.role === 'store' || type.role === 'store-read') return 'That of the Data Store Writes'
  if (behaviour && isContinuous(behaviour)) return 'Continuous'
  if (usual !== null) return usual === 'every step' ? 'Every step' : usual
  if (behaviour && [...Object.values(behaviour.outputs), ...updatesOf(behaviour)].some(readsTick))
    return 'Every step'
  return Object.keys(type.inputs(values)).length > 0 ? 'That of its inputs' : 'Constant'
}

function isContinuous({ states, outputs }: ConfiguredBehaviour): boolean {
  return (
    Object.values(states).some(({ kind }) => kind === 'continuous') || Object.values(outputs).some(readsTime)
  )
}

function describeEvents(
  type: BlockType,
  values: ParameterValues,
  behaviour: ConfiguredBehaviour | null,
): string {
  if (type.execution(values)) return 'Changes of its control'
  if (!behaviour || (type.period(values) ?? 0) > 0) return NONE
  const { outputs, derivatives = {}, nextEvent, states } = behaviour
  const roots = [...Object.values(outputs), ...Object.values(derivatives), ...updatesOf(behaviour)]
  const isForetold = nextEvent !== undefined
  const moves = (leaf: Expression): boolean =>
    leaf.kind === 'input' ||
    (leaf.kind === 'time' && !isForetold) ||
    (leaf.kind === 'state' && states[leaf.name]?.kind === 'continuous')
  let hasGuards = false
  visit(roots, node => {
    if (!hasGuards && findModeRule(node)) visit([node], leaf => (hasGuards ||= moves(leaf)))
  })
  const parts = [
    ...(isForetold ? ['Its breaks, known beforehand'] : []),
    ...(hasGuards ? ['Where its law changes over, found by zero crossing'] : []),
  ]
  return parts.length === 0 ? NONE : parts.join('; ')
}
