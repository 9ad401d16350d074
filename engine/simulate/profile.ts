/**
 * Where the time of a step goes. While a run goes on, or after it, the code of each block is timed alone: over a copy of
 * the run's values, often enough in a row for the clock to see it, a few blocks at a time. What a block costs in a step is
 * the median of its last times, times how often a step computes it. These costs are then scaled to what a step of the
 * run really takes, since blocks share much of that. The run itself is neither slowed down nor changed.
 */
import type { Program } from '../compile/program.ts'
import { createCompiledRepeater } from '../engines/compiled/repeat-compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleRepeater } from '../engines/repeat.ts'
import { findSolver } from '../solvers/catalogue.ts'
import { planProfile, type Work } from './profile-plan.ts'

/** How the cost of a block was found: its code alone, or as a part of an algebraic loop; `constant`: no step computes it. */
export type CostSource = 'timed' | 'loop' | 'constant'

export interface BlockCost {
  /** Context path, empty at the root. */
  readonly path: string
  readonly name: string
  readonly type: string
  /** Of a step; all together give 1. */
  readonly share: number
  readonly nanosecondsPerStep: number
  readonly source: CostSource
}

/** All that stands in a Model block. */
export interface ContextCost {
  /** Context path with the block's name. */
  readonly path: string
  readonly model: string
  readonly blocks: number
  readonly share: number
  readonly nanosecondsPerStep: number
}

/** All uses of a model; what stands in the models that it uses is theirs. */
interface ModelCost {
  readonly model: string
  readonly uses: number
  readonly share: number
  readonly nanosecondsPerStep: number
}

/** Lists begin with what costs most. */
export interface Profile {
  readonly engine: string
  /** Of a whole major step, as the run took it. */
  readonly nanosecondsPerStep: number
  /** What the blocks' code, timed alone, adds up to. */
  readonly nanosecondsAlone: number
  /** Times that every block was timed. */
  readonly rounds: number
  readonly blocks: readonly BlockCost[]
  readonly contexts: readonly ContextCost[]
  readonly models: readonly ModelCost[]
}

export interface Profiler {
  /** Goes on timing, over these values, for about so long; at least one piece is timed. */
  readonly sample: (memory: Float64Array, milliseconds: number) => void
  /** Times that all blocks have been timed. */
  readonly rounds: () => number
  /** @param nanosecondsPerStep of the run itself */
  readonly report: (nanosecondsPerStep: number, evaluations: EvaluationCounts) => Profile
}

/** Of one major step, on average. */
export interface EvaluationCounts {
  readonly minor: number
  readonly held: number
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
    report: (nanosecondsPerStep, evaluations) => {
      const asking = costOf(0)
      const isOn = ({ when }: Work): boolean => when === null || memory[when] !== 0
      const timesOf = ({ occasion, times }: Work): number =>
        times * (occasion === 'major' ? 1 : evaluations[occasion])
      const counts = work.map(list => list.reduce((sum, item) => sum + (isOn(item) ? timesOf(item) : 0), 0))
      const alone = work.map(list =>
        list.reduce(
          (sum, item) => (isOn(item) ? sum + timesOf(item) * Math.max(0, costOf(item.piece) - asking) : sum),
          0,
        ),
      )
      const total = alone.reduce((sum, cost) => sum + cost, 0)
      // Where the clock saw nothing at all, every evaluation counts the same.
      const weights = total > 0 ? alone : counts
      const weightOfAll = weights.reduce((sum, weight) => sum + weight, 0)
      const blocks = program.blocks.map(({ path, name, type }, i): BlockCost => {
        const share = weightOfAll > 0 ? (weights[i] ?? 0) / weightOfAll : 0
        const list = work[i] ?? []
        const source =
          list.length === 0 ? 'constant' : list.some(({ isInLoop }) => isInLoop) ? 'loop' : 'timed'
        return { path, name, type, share, nanosecondsPerStep: share * nanosecondsPerStep, source }
      })
      return {
        engine,
        nanosecondsPerStep,
        nanosecondsAlone: total * 1e6,
        rounds,
        blocks: sortByShare(blocks),
        ...sumUp(program, blocks, nanosecondsPerStep),
      }
    },
  }
}

/** How often a step evaluates what: known where steps are fixed, counted where they are not. */
export function countEvaluations(create: CreateEngine): {
  readonly create: CreateEngine
  readonly perStep: (program: Program, steps: number) => EvaluationCounts
} {
  let minor = 0
  let held = 0
  return {
    create: (program, isShared, plan) => {
      const engine = create(program, isShared, plan)
      if (!program.variable) return engine
      const { computeDerivatives, computeHeld } = engine
      return Object.assign(engine, {
        computeDerivatives: () => {
          minor += 1
          computeDerivatives()
        },
        computeHeld: () => {
          held += 1
          computeHeld()
        },
      })
    },
    perStep: (program, steps) => {
      const solver = findSolver(program.solver)
      if (!program.variable && solver?.kind === 'fixed')
        return { minor: program.sections.continuousStates.length > 0 ? solver.tableau.b.length : 0, held: 0 }
      return { minor: minor / Math.max(1, steps), held: held / Math.max(1, steps) }
    },
  }
}

function sumUp(
  program: Program,
  blocks: readonly BlockCost[],
  nanosecondsPerStep: number,
): Pick<Profile, 'contexts' | 'models'> {
  const contexts = new Map<string, { model: string; blocks: number; share: number }>()
  const models = new Map<string, { uses: Set<string>; share: number }>()
  blocks.forEach(({ path, share }, i) => {
    const model = program.blocks[i]?.model ?? ''
    const ofModel = models.get(model) ?? { uses: new Set(), share: 0 }
    ofModel.uses.add(path)
    ofModel.share += share
    models.set(model, ofModel)
    for (let at: string = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      const context = contexts.get(at) ?? { model: '', blocks: 0, share: 0 }
      if (at === path) context.model = model
      context.blocks += 1
      context.share += share
      contexts.set(at, context)
    }
  })
  const nanosecondsOf = (share: number): number => share * nanosecondsPerStep
  return {
    contexts: sortByShare(
      [...contexts].map(([path, context]) => ({
        path,
        ...context,
        nanosecondsPerStep: nanosecondsOf(context.share),
      })),
    ),
    models: sortByShare(
      [...models].map(([model, { uses, share }]) => ({
        model,
        uses: uses.size,
        share,
        nanosecondsPerStep: nanosecondsOf(share),
      })),
    ),
  }
}

function sortByShare<T extends { readonly share: number }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => b.share - a.share)
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
