/** What each block, subsystem and model costs of a step: the time of its code alone, scaled to what the step really takes. */
import type { Program } from '../compile/program.ts'
import type { EvaluationCounts } from './count-evaluations.ts'
import type { Work } from './profile-plan.ts'

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

interface Timed {
  readonly program: Program
  readonly engine: string
  /** By block. */
  readonly work: readonly (readonly Work[])[]
  readonly rounds: number
  /** Milliseconds of a piece; of the first, which is empty, what it costs to ask. */
  readonly costOf: (piece: number) => number
  /** Values of the run, by which flags tell what is switched on. */
  readonly memory: Float64Array
}

/** @param nanosecondsPerStep of the run itself */
export function reportProfile(
  { program, engine, work, rounds, costOf, memory }: Timed,
  nanosecondsPerStep: number,
  evaluations: EvaluationCounts,
): Profile {
  const asking = costOf(0)
  const isOn = ({ when }: Work): boolean => when === null || memory[when] !== 0
  const timesOf = (item: Work): number =>
    isOn(item) ? item.times * (item.occasion === 'major' ? 1 : evaluations[item.occasion]) : 0
  const counts = work.map(list => sumOf(list.map(timesOf)))
  const alone = work.map(list =>
    sumOf(list.map(item => timesOf(item) * Math.max(0, costOf(item.piece) - asking))),
  )
  const total = sumOf(alone)
  // Where the clock saw nothing at all, every evaluation counts the same.
  const weights = total > 0 ? alone : counts
  const weightOfAll = sumOf(weights)
  const blocks = program.blocks.map(({ path, name, type }, i): BlockCost => {
    const share = weightOfAll > 0 ? (weights[i] ?? 0) / weightOfAll : 0
    const source = findSource(work[i] ?? [])
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
}

function findSource(work: readonly Work[]): CostSource {
  if (work.length === 0) return 'constant'
  return work.some(({ isInLoop }) => isInLoop) ? 'loop' : 'timed'
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
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
