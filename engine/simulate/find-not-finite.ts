import type { Program } from '../compile/program.ts'
import type { Context } from '../context/context.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** The first output, in schedule order, that is NaN or infinite; null when all are finite. */
export function findNotFinite(
  program: Program,
  { memory, outputs }: Context,
  timeSeconds: number,
): Diagnostic | null {
  if (areFinite(outputs)) return null
  for (const { address, width, block } of program.outputs) {
    const values = memory.subarray(address, address + width)
    if (areFinite(values)) continue
    const found = program.blocks[block]
    const value = values.find(candidate => !Number.isFinite(candidate)) ?? Number.NaN
    return {
      severity: 'error',
      code: 'not-finite',
      message: `The output became ${Number.isNaN(value) ? 'not a number (NaN)' : 'infinite'} at t = ${timeSeconds} s.`,
      hint: 'Look for a division by zero, an unstable loop, or a step that is too large for the fastest time constant.',
      place: found ? { model: found.model, path: found.path, block: found.name } : {},
      timeSeconds,
    }
  }
  return null
}

/** One pass without branches: 0 * x is 0 for every finite x, and NaN for all others. */
function areFinite(values: Float64Array): boolean {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += 0 * (values[i] ?? 0)
  return sum === 0
}
