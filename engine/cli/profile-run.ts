/** `run --profile`: where the time of a step goes, timed between the batches of a run, as a table. */
import type { Program } from '../compile/program.ts'
import type { ChosenEngine } from '../simulate/choose-engine.ts'
import { countEvaluations } from '../simulate/count-evaluations.ts'
import { createProfiler } from '../simulate/profile.ts'
import type { CostSource, Profile } from '../simulate/profile-report.ts'
import type { Run } from '../simulate/run.ts'
import type { CommandIo } from './command-io.ts'
import { formatTable } from './format-table.ts'

export interface RunProfile {
  /** The engine to run with. */
  readonly create: ChosenEngine['create']
  /** Between two batches: times a few blocks over the values of the run. */
  readonly sample: (run: Run) => void
  /** At the end. */
  readonly report: (run: Run, computeMilliseconds: number) => Profile
}

/** Of the time of a batch. */
const SAMPLE_MILLISECONDS = 2
/** After a run that was too short for all blocks to be timed often. */
const LEAST_ROUNDS = 5
const MOST_EXTRA_MILLISECONDS = 1000

export function createRunProfile(
  program: Program,
  { name, create }: ChosenEngine,
  io: CommandIo,
): RunProfile {
  const profiler = createProfiler(program, name, io.now)
  const counted = countEvaluations(create)
  return {
    create: counted.create,
    sample: run => profiler.sample(run.memory, SAMPLE_MILLISECONDS),
    report: (run, computeMilliseconds) => {
      const begun = io.now()
      const isTimed = (): boolean => profiler.rounds() >= 1
      while (!isTimed() || (profiler.rounds() < LEAST_ROUNDS && io.now() - begun < MOST_EXTRA_MILLISECONDS))
        profiler.sample(run.memory, SAMPLE_MILLISECONDS)
      const nanosecondsPerStep = (computeMilliseconds * 1e6) / Math.max(1, run.steps)
      return profiler.report(nanosecondsPerStep, counted.perStep(program, run.steps))
    },
  }
}

const SOURCES: Readonly<Record<CostSource, string>> = {
  timed: 'timed',
  loop: 'timed, in a loop',
  constant: 'constant',
}

export function formatProfile(profile: Profile): string {
  const { engine, nanosecondsPerStep, nanosecondsAlone, rounds, blocks, contexts, models } = profile
  const cost = ({ share, nanosecondsPerStep }: { share: number; nanosecondsPerStep: number }): string[] => [
    `${(100 * share).toFixed(1)} %`,
    formatNanoseconds(nanosecondsPerStep),
  ]
  const head = `Time per block: a step of the ${engine} engine takes ${formatNanoseconds(nanosecondsPerStep)} ns. The code of each block was timed alone over the run's values, ${rounds} times (together ${formatNanoseconds(nanosecondsAlone)} ns), and scaled to that.\n`
  const table = formatTable([
    ['share', 'ns/step', 'block', 'type', 'how'],
    ...blocks.map(block => [
      ...cost(block),
      block.path === '' ? block.name : `${block.path}/${block.name}`,
      block.type,
      SOURCES[block.source],
    ]),
  ])
  if (contexts.length === 0) return `\n${head}\n${table}`
  const sums = formatTable([
    ['share', 'ns/step', 'subsystem', 'model', 'blocks'],
    ...contexts.map(context => [...cost(context), context.path, context.model, String(context.blocks)]),
  ])
  const byModel = formatTable([
    ['share', 'ns/step', 'model', 'uses'],
    ...models.map(model => [...cost(model), model.model, String(model.uses)]),
  ])
  return `\n${head}\n${table}\n${sums}\n${byModel}`
}

function formatNanoseconds(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}
