/**
 * An algebraic loop y = next(y), solved for its torn outputs y by damped Newton. Truths have no value between 0 and 1: they
 * are held while the numbers are solved for, then become what the loop makes of them, until nothing changes.
 *
 * Where Newton finds nothing from the first guess, the loop is followed as if a small lag were in it. Later in a run there
 * is no guess but the last values: where their solution ends, that is an error and no jump to another.
 */
import { createDampedNewton, type LoopFault } from './damped-newton.ts'
import { createLag, type FollowLag } from './follow-lag.ts'
import { createLoopSystem, type LoopParts } from './loop-system.ts'

/** Rounds of truths. */
const MOST_ROUNDS = 50

/** Allocates once; each call then solves from the last values and says what went wrong, or null. */
export function createLoopSolver(parts: LoopParts): () => LoopFault | null {
  const { loop, memory } = parts
  const system = createLoopSystem(parts)
  const solveNumbers = createDampedNewton(system)
  const guess = new Float64Array(system.size)
  let followLag: FollowLag | null = null
  let hasSolved = false
  const truths = loop.tears
    .filter(({ isTruth }) => isTruth)
    .flatMap(({ address, next, width }) =>
      Array.from({ length: width }, (_, i) => ({ value: address + i, next: next + i })),
    )

  const solveFromGuess = (): LoopFault | null => {
    system.readInto(guess)
    const fault = solveNumbers(true)
    if (fault === null || system.isLinear) return fault
    followLag ??= createLag(system)
    for (const turn of [1, -1] as const)
      if (followLag(guess, turn) && solveNumbers(false) === null) return null
    return fault
  }
  /** Whether the loop makes something else of some truth. */
  const takeTruths = (): boolean => {
    let hasChanged = false
    for (const { value, next } of truths) {
      const found = memory[next] ?? 0
      hasChanged ||= memory[value] !== found
      memory[value] = found
    }
    return hasChanged
  }

  return () => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const fault = hasSolved ? solveNumbers(true) : solveFromGuess()
      if (fault) return fault
      if (takeTruths()) continue
      hasSolved = true
      return null
    }
    return 'no-convergence'
  }
}
