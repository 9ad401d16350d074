/**
 * Types of signals (shape, boolean or real, elements of a bus), and with them every block's behaviour. Starts from
 * scalars and lets types travel along the connections until nothing changes: a vector enters a loop from outside and goes
 * round once.
 */
import type { ConfiguredBehaviour } from '../block/behaviour.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Source } from './activation.ts'
import { createConfigurator, SCALAR_NUMBER } from './configure-block.ts'
import type { FlatBlock } from './flat-block.ts'
import { listReaders } from './readers.ts'

export interface Types {
  /** By flat block; a block that cannot be configured has no outputs. */
  readonly behaviours: readonly ConfiguredBehaviour[]
  readonly diagnostics: readonly Diagnostic[]
}

const NOTHING: ConfiguredBehaviour = { outputs: {}, states: {} }
/** Rounds in which a block may still change its types; a growing loop never settles. */
const MOST_ROUNDS = 50
/** A signal in a loop that is this wide and wider in every round grows: by a Mux of a hundred it would fill all memory. */
const WIDE = 4096
const ROUNDS_OF_WIDE = 3

export function inferTypes(blocks: readonly FlatBlock[]): Types {
  const behaviours: ConfiguredBehaviour[] = blocks.map(() => NOTHING)
  const faults = new Map<number, Diagnostic>()
  const rounds = new Uint16Array(blocks.length)
  const readers = listReaders(blocks)
  const { configure, typeOfOutput } = createConfigurator()
  /** Number of the type that arrives; what is not connected, or not known yet, is a scalar. */
  const typeInto = (source: Source | null): number => {
    const behaviour = source ? behaviours[source.block] : undefined
    return behaviour && source ? typeOfOutput(behaviour.outputs[source.port]) : SCALAR_NUMBER
  }
  const looksAlike = (a: ConfiguredBehaviour, b: ConfiguredBehaviour): boolean => {
    if (a === b) return true
    for (const port in b.outputs)
      if (typeOfOutput(a.outputs[port]) !== typeOfOutput(b.outputs[port])) return false
    for (const port in a.outputs)
      if (typeOfOutput(a.outputs[port]) !== typeOfOutput(b.outputs[port])) return false
    return true
  }

  let waiting: Iterable<number> = blocks.keys()
  for (;;) {
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
      const result = configure(block, typeInto)
      const after = 'fault' in result ? NOTHING : result
      behaviours[index] = after
      if ('fault' in result) faults.set(index, result.fault)
      else if (faults.size > 0) faults.delete(index)
      if (looksAlike(before, after)) continue
      const width = widestOf(after)
      if (round >= ROUNDS_OF_WIDE && width > WIDE && width > widestOf(before) && isInLoop(readers, index)) {
        faults.set(index, growingLoop(block))
        behaviours[index] = before
        rounds[index] = MOST_ROUNDS
        continue
      }
      for (const reader of readers[index] ?? []) next.add(reader)
    }
    if (next.size === 0) break
    waiting = next
  }
  const diagnostics = [...faults.keys()].sort((a, b) => a - b).flatMap(index => faults.get(index) ?? [])
  return { behaviours, diagnostics }
}

function widestOf({ outputs }: ConfiguredBehaviour): number {
  let widest = 0
  for (const port in outputs) widest = Math.max(widest, outputs[port]?.width ?? 0)
  return widest
}

function isInLoop(readers: readonly (Iterable<number> | undefined)[], index: number): boolean {
  const seen = new Set<number>()
  const open = [index]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const reader of readers[at] ?? []) {
      if (reader === index) return true
      if (seen.has(reader)) continue
      seen.add(reader)
      open.push(reader)
    }
  }
  return false
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
