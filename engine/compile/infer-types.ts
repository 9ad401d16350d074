/**
 * Types of signals (shape, boolean or real, elements of a bus), and with them every block's behaviour. Starts from
 * scalars and lets types travel along the connections until nothing changes: a vector enters a loop from outside and goes
 * round once.
 */
import { isElementUpdate } from '../block/array.ts'
import type { ConfiguredBehaviour, StateDeclaration } from '../block/block-type.ts'
import { type Expression, ExpressionError, visit } from '../block/expression.ts'
import { numbersOf, type ParameterValue } from '../block/parameter.ts'
import { describeType, isSameType, SCALAR, type SignalType, typeOf } from '../block/signal-type.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FlatBlock } from './flat-block.ts'

export interface Types {
  /** By flat block; a block that cannot be configured has no outputs. */
  readonly behaviours: readonly ConfiguredBehaviour[]
  readonly diagnostics: readonly Diagnostic[]
}

const NOTHING: ConfiguredBehaviour = { outputs: {}, states: {} }
/** Rounds in which a block may still change its types; a growing loop never settles. */
const MOST_ROUNDS = 50

export function inferTypes(blocks: readonly FlatBlock[]): Types {
  const behaviours: ConfiguredBehaviour[] = blocks.map(() => NOTHING)
  const faults = new Map<number, Diagnostic>()
  const known = new Map<string, ConfiguredBehaviour>()
  const rounds = new Uint16Array(blocks.length)
  const readers = blocks.map(() => new Set<number>())
  blocks.forEach((block, index) => {
    for (const source of Object.values(block.sources)) if (source) readers[source.block]?.add(index)
  })

  const typesInto = (block: FlatBlock): Record<string, SignalType> =>
    Object.fromEntries(
      Object.entries(block.sources).map(([port, source]) => {
        const output = source && behaviours[source.block]?.outputs[source.port]
        return [port, output ? typeOf(output) : SCALAR]
      }),
    )

  let waiting = new Set(blocks.keys())
  while (waiting.size > 0) {
    const next = new Set<number>()
    for (const index of waiting) {
      const block = blocks[index]
      if (!block) continue
      const round = (rounds[index] ?? 0) + 1
      rounds[index] = round
      if (round > MOST_ROUNDS) {
        faults.set(index, growingLoop(block))
        continue
      }
      const before = behaviours[index] ?? NOTHING
      const result = configure(block, typesInto(block), known)
      behaviours[index] = 'fault' in result ? NOTHING : result.behaviour
      if ('fault' in result) faults.set(index, result.fault)
      else faults.delete(index)
      if (hasSameOutputTypes(before, behaviours[index] ?? NOTHING)) continue
      for (const reader of readers[index] ?? []) next.add(reader)
    }
    waiting = next
  }
  const diagnostics = [...faults.keys()].sort((a, b) => a - b).flatMap(index => faults.get(index) ?? [])
  return { behaviours, diagnostics }
}

function hasSameOutputTypes(a: ConfiguredBehaviour, b: ConfiguredBehaviour): boolean {
  const ports = Object.keys(b.outputs)
  return (
    ports.length === Object.keys(a.outputs).length &&
    ports.every(port => {
      const [before, after] = [a.outputs[port], b.outputs[port]]
      return before !== undefined && after !== undefined && isSameType(before, after)
    })
  )
}

function configure(
  block: FlatBlock,
  inputs: Record<string, SignalType>,
  known: Map<string, ConfiguredBehaviour>,
): { behaviour: ConfiguredBehaviour } | { fault: Diagnostic } {
  const key = describeConfiguration(block, inputs)
  const shared = known.get(key)
  if (shared) return { behaviour: shared }
  try {
    const behaviour = block.type.configure({ parameters: block.values, inputs })
    checkStates(behaviour)
    known.set(key, behaviour)
    return { behaviour }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return { fault: describeMismatch(block, inputs, error) }
  }
}

/** Names both ends: the port that takes what does not fit, and where each of the signals comes from. */
function describeMismatch(
  { type, model, path, name, wiredFrom }: FlatBlock,
  inputs: Readonly<Record<string, SignalType>>,
  { message, culprits }: ExpressionError,
): Diagnostic {
  const leaves = new Set<string>()
  visit(culprits, node => {
    if (node.kind === 'input') leaves.add(node.name)
  })
  const ports = Object.keys(inputs)
  const concerned = ports.filter(port => leaves.has(port))
  const ends = (concerned.length > 0 ? concerned : ports).map(port => {
    const from = wiredFrom[port]
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

/** All that shapes a behaviour. Blocks that agree in it share one graph, whatever their numbers are. */
function describeConfiguration({ type, values }: FlatBlock, inputs: Record<string, SignalType>): string {
  const shape = Object.values(values).map(value => (typeof value === 'object' ? shapeOf(value) : value))
  return JSON.stringify([type.id, shape, Object.values(inputs)])
}

function shapeOf(value: ParameterValue & object): unknown {
  if ('text' in value) return [value.text, value.variables]
  return [numbersOf(value).length, 'columns' in value ? value.columns : 1]
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

function growingLoop(block: FlatBlock): Diagnostic {
  return {
    severity: 'error',
    code: 'width-mismatch',
    message: 'The width of the signals in this loop grows with every round.',
    hint: 'Look for a Mux inside the loop.',
    place: { model: block.model, path: block.path, block: block.name },
  }
}
