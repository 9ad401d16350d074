/** The block that first made a value which is NaN or infinite: of what is computed in order, the first such value. */
import type { LoopSolution, Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { areFinite } from '../math/finite.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { describeLoopFault } from './describe-loop-fault.ts'
import { timeText } from './time-text.ts'

type Computed = Pick<Engine, 'context' | 'fault'>

/**
 * The first output in schedule order that is not finite, or the algebraic loop that has no solution if that comes first;
 * null when all is well.
 */
export function findNotFinite(
  { context: { memory, outputs }, fault }: Computed,
  program: Program,
  timeSeconds: number,
): Diagnostic | null {
  if (fault === null && sumsToNothing(outputs)) return null
  const torn = fault && listOutputs(fault.loop)
  for (const { address, width, block } of program.outputs) {
    if (fault && torn?.has(address)) return describeLoopFault(fault, timeSeconds)
    const values = memory.subarray(address, address + width)
    if (!areFinite(values)) return describe(program, block, values, timeSeconds)
  }
  return fault && describeLoopFault(fault, timeSeconds)
}

/**
 * The same after the derivatives were computed by an engine that leaves the outputs behind them in memory; where all of
 * those are finite and a derivative is not, its block.
 */
export function findBehindDerivatives(
  engine: Computed,
  program: Program,
  timeSeconds: number,
): Diagnostic | null {
  const { context, fault } = engine
  if (fault === null && areFinite(context.derivatives)) return null
  const found = findNotFinite(engine, program, timeSeconds)
  if (found) return found
  const { address } = program.sections.derivatives
  const bad = address + context.derivatives.findIndex(value => !Number.isFinite(value))
  const owner = program.derivatives.find(({ address: first, width }) => bad >= first && bad < first + width)
  const hint = 'Look for a division by zero, or a root or logarithm of a negative number, in what feeds it.'
  return {
    severity: 'error',
    code: 'not-finite',
    message: `The derivative is not a finite number, at ${timeText(timeSeconds)}.`,
    hint,
    place: placeOf(program, owner?.block),
    timeSeconds,
  }
}

function listOutputs({ tears, values }: LoopSolution): ReadonlySet<number> {
  return new Set([...tears, ...values].map(({ address }) => address))
}

function placeOf({ blocks }: Program, index = -1): Diagnostic['place'] {
  const block = blocks[index]
  return block ? { model: block.model, path: block.path, block: block.name } : {}
}

function describe(program: Program, block: number, values: Float64Array, timeSeconds: number): Diagnostic {
  const value = values.find(candidate => !Number.isFinite(candidate)) ?? Number.NaN
  return {
    severity: 'error',
    code: 'not-finite',
    message: `The output became ${Number.isNaN(value) ? 'not a number (NaN)' : 'infinite'} at ${timeText(timeSeconds)}.`,
    hint: 'Look for a division by zero, an unstable loop, or a step that is too large for the fastest time constant.',
    place: placeOf(program, block),
    timeSeconds,
  }
}

/** One pass without branches: 0 * x is 0 for every finite x, and NaN for all others. */
function sumsToNothing(values: Float64Array): boolean {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += 0 * (values[i] ?? 0)
  return sum === 0
}
