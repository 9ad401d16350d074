/**
 * Widths of signals, and with them every block's behaviour. Starts from scalars and lets widths travel along the
 * connections until nothing changes: a vector enters a loop from outside and goes round once.
 */
import { isElementUpdate } from '../block/array.ts'
import type { ConfiguredBehaviour } from '../block/block-type.ts'
import { type Expression, ExpressionError } from '../block/expression.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FlatBlock } from './flatten.ts'

export interface Widths {
  /** By flat block; a block that cannot be configured has no outputs. */
  readonly behaviours: readonly ConfiguredBehaviour[]
  readonly diagnostics: readonly Diagnostic[]
}

const NOTHING: ConfiguredBehaviour = { outputs: {}, states: {} }
/** Rounds in which a block may still change its widths; a growing loop never settles. */
const MOST_ROUNDS = 50

export function inferWidths(blocks: readonly FlatBlock[]): Widths {
  const behaviours: ConfiguredBehaviour[] = blocks.map(() => NOTHING)
  const faults = new Map<number, Diagnostic>()
  const known = new Map<string, ConfiguredBehaviour>()
  const rounds = new Uint16Array(blocks.length)
  const readers = blocks.map(() => new Set<number>())
  blocks.forEach((block, index) => {
    for (const source of Object.values(block.sources)) if (source) readers[source.block]?.add(index)
  })

  const widthsInto = (block: FlatBlock): Record<string, number> =>
    Object.fromEntries(
      Object.entries(block.sources).map(([port, source]) => [
        port,
        source ? (behaviours[source.block]?.outputs[source.port]?.width ?? 1) : 1,
      ]),
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
      const result = configure(block, widthsInto(block), known)
      behaviours[index] = 'fault' in result ? NOTHING : result.behaviour
      if ('fault' in result) faults.set(index, result.fault)
      else faults.delete(index)
      if (hasSameOutputWidths(before, behaviours[index] ?? NOTHING)) continue
      for (const reader of readers[index] ?? []) next.add(reader)
    }
    waiting = next
  }
  const diagnostics = [...faults.keys()].sort((a, b) => a - b).flatMap(index => faults.get(index) ?? [])
  return { behaviours, diagnostics }
}

function hasSameOutputWidths(a: ConfiguredBehaviour, b: ConfiguredBehaviour): boolean {
  const ports = Object.keys(b.outputs)
  return (
    ports.length === Object.keys(a.outputs).length &&
    ports.every(port => a.outputs[port]?.width === b.outputs[port]?.width)
  )
}

function configure(
  block: FlatBlock,
  inputWidths: Record<string, number>,
  known: Map<string, ConfiguredBehaviour>,
): { behaviour: ConfiguredBehaviour } | { fault: Diagnostic } {
  const key = describeConfiguration(block, inputWidths)
  const shared = known.get(key)
  if (shared) return { behaviour: shared }
  try {
    const behaviour = block.type.configure({ parameters: block.values, inputWidths })
    checkStates(behaviour)
    known.set(key, behaviour)
    return { behaviour }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    const widths = Object.entries(inputWidths).map(([port, width]) => `${port} has width ${width}`)
    return {
      fault: {
        severity: 'error',
        code: 'width-mismatch',
        message: `${block.type.name} cannot work with these signals: ${error.message}`,
        hint:
          widths.length > 0
            ? `Here ${widths.join(', ')}. Give it signals of widths that go together, or change its parameters.`
            : 'Check its parameters.',
        place: { model: block.model, path: block.path, block: block.name },
      },
    }
  }
}

/** All that shapes a behaviour. Blocks that agree in it share one graph, whatever their numbers are. */
function describeConfiguration({ type, values }: FlatBlock, inputWidths: Record<string, number>): string {
  const shape = Object.values(values).map(value => (typeof value === 'object' ? value.length : value))
  return JSON.stringify([type.id, shape, Object.values(inputWidths)])
}

/** What is computed for a state must fit it: of its width, or a scalar for all its elements. */
function checkStates({ states, derivatives = {}, updates = {} }: ConfiguredBehaviour): void {
  const check = (expression: Expression, ...widths: readonly (number | undefined)[]): void => {
    if (expression.width === 1 || widths.includes(expression.width)) return
    throw new ExpressionError(
      `Its state has width ${widths[0]}, but a value of width ${expression.width} goes into it.`,
    )
  }
  for (const { initial, width, elementWidth } of Object.values(states)) check(initial, width, elementWidth)
  for (const [name, update] of [...Object.entries(derivatives), ...Object.entries(updates)]) {
    const state = states[name]
    if (state === undefined)
      throw new ExpressionError(`It computes a state "${name}" that it does not declare.`)
    if (isElementUpdate(update)) check(update.value, state.elementWidth ?? 1)
    else check(update, state.width)
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
