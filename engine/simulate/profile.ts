/**
 * Where the time of a step goes. While a run goes on, or after it, the code of each block is timed alone: over a copy of
 * the run's values, often enough in a row for the clock to see it, a few blocks at a time. What a block costs in a step is
 * the median of its last times, times how often a step computes it. These costs are then scaled to what a step of the
 * run really takes, since blocks share much of that. The run itself is neither slowed down nor changed.
 */
import type { Program } from '../compile/program.ts'
import { createCompiledRepeater } from '../engines/compiled/repeat-compiled.ts'
import { createSimpleRepeater } from '../engines/repeat.ts'
import type { EvaluationCounts } from './count-evaluations.ts'
import { planProfile } from './profile-plan.ts'
import { type Profile, reportProfile } from './profile-report.ts'

export interface Profiler {
  /** Goes on timing, over these values, for about so long; at least one piece is timed. */
  readonly sample: (memory: Float64Array, milliseconds: number) => void
  /** Times that all blocks have been timed. */
  readonly rounds: () => number
  /** @param nanosecondsPerStep of the run itself */
  readonly report: (nanosecondsPerStep: number, evaluations: EvaluationCounts) => Profile
}

/** Times of each piece that are kept. */
const KEPT = 5
const SHORTEST_MILLISECONDS = 0.01
/** Of the clock's steps. */
const CLOCK_STEPS = 4
const MOST_TIMES = 2 ** 17

/** @param now milliseconds that only grow, of a clock as fine as there is */
export function createProfiler(program: Program, engine: string, now: () => number): Profiler {
  const isCompiled = engine !== 'simple'
  const { pieces, work } = planProfile(program, isCompiled && !program.variable ? 0 : 1)
  const { memory, repeat } = (isCompiled ? createCompiledRepeater : createSimpleRepeater)(program, pieces)
  const least = Math.max(SHORTEST_MILLISECONDS, CLOCK_STEPS * findClockStep(now))
  const times = new Float64Array(pieces.length).fill(1)
  const kept = new Float64Array(pieces.length * KEPT)
  let next = 0
  let rounds = 0

  const timeOnce = (piece: number): number => {
    for (;;) {
      const count = times[piece] ?? 1
      const begun = now()
      const done = repeat(piece, count)
      const elapsed = now() - begun
      if (elapsed >= least || count >= MOST_TIMES) {
        if (elapsed > CLOCK_STEPS * least) times[piece] = Math.max(1, Math.floor(count / 2))
        return elapsed / done
      }
      times[piece] = count * 2
    }
  }
  /** Milliseconds. */
  const costOf = (piece: number): number => {
    const count = Math.min(rounds + (piece < next ? 1 : 0), KEPT)
    const sorted = kept.slice(piece * KEPT, piece * KEPT + count).sort()
    return sorted[Math.floor(count / 2)] ?? 0
  }

  return {
    rounds: () => rounds,
    sample: (values, milliseconds) => {
      const begun = now()
      memory.set(values.subarray(0, memory.length))
      do {
        kept[next * KEPT + (rounds % KEPT)] = timeOnce(next)
        next += 1
        if (next === pieces.length) {
          next = 0
          rounds += 1
        }
      } while (now() - begun < milliseconds)
    },
    report: (nanosecondsPerStep, evaluations) =>
      reportProfile({ program, engine, work, rounds, costOf, memory }, nanosecondsPerStep, evaluations),
  }
}

/** The smallest step that the clock is seen to make: browsers make it coarse. */
function findClockStep(now: () => number): number {
  let step = Number.POSITIVE_INFINITY
  for (let i = 0; i < 5; i += 1) {
    const begun = now()
    let later = now()
    for (let n = 0; later === begun && n < 1_000_000; n += 1) later = now()
    if (later > begun) step = Math.min(step, later - begun)
  }
  return Number.isFinite(step) ? step : 1
}
