/**
 * Behaviours, made once for all blocks of one type whose parameters shape them alike and into which signals of the same
 * types go, whatever their numbers are. Shapes and types are numbered, so that a block is recognised without a look at them.
 */
import { isElementUpdate } from '../block/array.ts'
import type { ConfiguredBehaviour, StateDeclaration } from '../block/behaviour.ts'
import { type Expression, ExpressionError, visit } from '../block/expression.ts'
import { numbersOf, type ParameterValue, type ParameterValues } from '../block/parameter.ts'
import { describeType, SCALAR, type SignalType, typeOf } from '../block/signal-type.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Source } from './activation.ts'
import { type FlatBlock, wiredFrom } from './flat-block.ts'

/** The number of a real scalar. */
export const SCALAR_NUMBER = 0

export interface Configurator {
  readonly configure: (
    block: FlatBlock,
    typeInto: (source: Source | null) => number,
  ) => ConfiguredBehaviour | { readonly fault: Diagnostic }
  /** Equal for equal types; what is not there is a scalar. */
  readonly typeOfOutput: (expression: Expression | undefined) => number
}

export function createConfigurator(): Configurator {
  const types = createNumbering<SignalType>()
  types.numberOf(JSON.stringify(listType(SCALAR)), SCALAR)
  const typeNumbers = new Map<Expression, number>()
  const typeOfOutput = (expression: Expression | undefined): number => {
    if (!expression) return SCALAR_NUMBER
    const known = typeNumbers.get(expression)
    if (known !== undefined) return known
    const type = typeOf(expression)
    const made = types.numberOf(JSON.stringify(listType(type)), type)
    typeNumbers.set(expression, made)
    return made
  }

  const shapes = createNumbering<null>()
  const shapeNumbers = new Map<string, Map<ParameterValues, number>>()
  const shapeOf = ({ type: { id }, values }: FlatBlock): number => {
    const ofType = shapeNumbers.get(id) ?? new Map<ParameterValues, number>()
    shapeNumbers.set(id, ofType)
    const known = ofType.get(values)
    if (known !== undefined) return known
    const made = shapes.numberOf(describeShape(id, values), null)
    ofType.set(values, made)
    return made
  }

  /** By shape: where all inputs are scalars. */
  const plain: ConfiguredBehaviour[] = []
  const others = new Map<string, ConfiguredBehaviour>()
  return {
    typeOfOutput,
    configure: (block, typeInto) => {
      const { sources } = block
      const shape = shapeOf(block)
      let isPlain = true
      for (const port in sources) if (typeInto(sources[port] ?? null) !== SCALAR_NUMBER) isPlain = false
      let key = ''
      if (!isPlain) {
        key = `${shape}`
        for (const port in sources) key += ` ${typeInto(sources[port] ?? null)}`
      }
      const known = isPlain ? plain[shape] : others.get(key)
      if (known) return known
      const inputs: Record<string, SignalType> = {}
      for (const port in sources) inputs[port] = types.valueOf(typeInto(sources[port] ?? null)) ?? SCALAR
      const made = configureBlock(block, inputs)
      if ('fault' in made) return made
      if (isPlain) plain[shape] = made
      else others.set(key, made)
      return made
    },
  }
}

/** Numbers from 0 on for what has equal descriptions. */
function createNumbering<T>() {
  const numbers = new Map<string, number>()
  const values: T[] = []
  return {
    numberOf: (description: string, value: T): number => {
      const known = numbers.get(description)
      if (known !== undefined) return known
      numbers.set(description, values.length)
      return values.push(value) - 1
    },
    valueOf: (index: number): T | undefined => values[index],
  }
}

function listType({ type, width, columns, bus }: SignalType): unknown[] {
  return [type, width, columns, bus]
}

function describeShape(id: string, values: ParameterValues): string {
  const shape = Object.values(values).map(value => (typeof value === 'object' ? outlineOf(value) : value))
  return JSON.stringify([id, shape])
}

function outlineOf(value: ParameterValue & object): unknown {
  if ('path' in value) return [value.path, value.table?.id]
  if ('text' in value) return [value.text, value.variables]
  return [numbersOf(value).length, 'columns' in value ? value.columns : 1]
}

function configureBlock(
  block: FlatBlock,
  inputs: Record<string, SignalType>,
): ConfiguredBehaviour | { readonly fault: Diagnostic } {
  try {
    const behaviour = block.type.configure({ parameters: block.values, inputs })
    checkStates(behaviour)
    return behaviour
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return { fault: describeMismatch(block, inputs, error) }
  }
}

/** Names both ends: the port that takes what does not fit, and where each of the signals comes from. */
function describeMismatch(
  block: FlatBlock,
  inputs: Readonly<Record<string, SignalType>>,
  { message, culprits }: ExpressionError,
): Diagnostic {
  const { type, model, path, name } = block
  const leaves = new Set<string>()
  let isSignalWide = false
  let wideParameter: string | null = null
  visit(culprits, node => {
    if (node.kind === 'input') {
      leaves.add(node.name)
      isSignalWide ||= node.width > 1
    }
    if (node.kind === 'parameter' && node.width > 1 && Object.hasOwn(type.parameters, node.name))
      wideParameter ??= node.name
  })
  if (wideParameter !== null && !isSignalWide) return describeUnfit(block, wideParameter, message)
  const ports = Object.keys(inputs)
  const concerned = ports.filter(port => leaves.has(port))
  const ends = (concerned.length > 0 ? concerned : ports).map(port => {
    const from = wiredFrom(block, port)
    return `${name}.${port} gets ${describeType(inputs[port] ?? SCALAR)}${from ? ` from ${from}` : ', as nothing is connected'}`
  })
  const port = concerned.at(-1) ?? (ports.length === 1 ? ports[0] : undefined)
  return {
    severity: 'error',
    code: 'width-mismatch',
    message: `${type.name} cannot work with these signals: ${message}`,
    hint:
      ends.length > 0
        ? `Here ${ends.join(', and ')}. Give it signals that go together, or change its parameters.`
        : 'Check its parameters.',
    place: { model, path, block: name, ...(port === undefined ? {} : { port }) },
  }
}

/** Nothing but the parameter is more than a scalar. */
function describeUnfit(
  { type, model, path, name }: FlatBlock,
  parameter: string,
  message: string,
): Diagnostic {
  return {
    severity: 'error',
    code: 'bad-parameter-value',
    message: `${type.name} cannot work with "${type.parameters[parameter]?.label ?? parameter}": ${message}`,
    hint: 'Give it one number, or as many as go with the other parameters and the signals.',
    place: { model, path, block: name, parameter },
  }
}

/** What is computed for a state must fit it: of its shape, or a scalar for all its elements. */
function checkStates({ states, derivatives = {}, updates = {} }: ConfiguredBehaviour): void {
  const check = (expression: Expression, state: StateDeclaration, ...widths: readonly number[]): void => {
    const { width, columns = 1 } = state
    const isWhole = expression.width === width && expression.columns === columns
    if (expression.width === 1 || isWhole || widths.includes(expression.width)) return
    throw new ExpressionError(
      `Its state is ${describeType({ width, columns })}, but ${describeType(expression)} goes into it.`,
      [expression],
    )
  }
  for (const state of Object.values(states)) check(state.initial, state, state.elementWidth ?? state.width)
  for (const [name, update] of [...Object.entries(derivatives), ...Object.entries(updates)]) {
    const state = states[name]
    if (state === undefined)
      throw new ExpressionError(`It computes a state "${name}" that it does not declare.`)
    if (isElementUpdate(update)) check(update.value, state, state.elementWidth ?? 1)
    else check(update, state)
  }
}
