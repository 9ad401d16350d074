/** What a fused part computes at one point, from a time and states. */
import type { Assignment } from '../../compile/program.ts'
import type { FusedFunction } from './fused-function.ts'
import type { Value } from './kernel-writer.ts'
import { createLowering } from './lower-expression.ts'

export interface Point {
  /** Values by address. */
  readonly cells: ReadonlyMap<number, Value>
  readonly slopes: readonly Value[]
}

/** @param assignments on the way to the slopes, and whatever else is asked for */
export function evaluatePoint(
  { code, part, timeAddress }: FusedFunction,
  assignments: readonly Assignment[],
  time: () => Value,
  x: readonly Value[],
): Point {
  const cells = new Map<number, Value>()
  part.states.forEach((address, i) => {
    const value = x[i]
    if (value) cells.set(address, value)
  })
  let now: Value | null = null
  const clock = (): Value => {
    now ??= time()
    return now
  }
  const read = (address: number): Value =>
    address === timeAddress ? clock() : (cells.get(address) ?? code.load(address, true))
  const lower = createLowering(code, clock, read)
  const run = (assignment: Assignment, into: Map<number, Value>): void => {
    const values = lower(assignment)
    for (let i = 0; i < assignment.width; i += 1) {
      const value = values[i]
      if (value) into.set(assignment.address + i, value)
    }
  }
  for (const assignment of assignments) run(assignment, cells)
  const found = new Map<number, Value>()
  for (const assignment of part.derivatives) run(assignment, found)
  const slopes = part.states.map(address => found.get(address + part.derivativeOffset) ?? code.constant(0))
  return { cells, slopes }
}
