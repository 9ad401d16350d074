/**
 * Drives the kernels of a compiled Program: many steps in a call, rows of the log in the run's memory. Kernels say
 * whether a value was not finite, or a watch not 0, somewhere on the way; then the last calls are taken back and done again step by step,
 * so that a run ends at the very first such point, with everything as it was found there.
 */
import { canEndRun } from '../../block/block-role.ts'
import { type Program, TICK_BEHIND_TIME } from '../../compile/program.ts'
import { createTickClock } from '../../math/tick-time.ts'
import type { Engine, StepPlan, Stepper } from '../engine.ts'
import type { FusedKernel, StepKernel } from './module.ts'
import type { Range } from './ranges.ts'
import type { Share } from './share-out.ts'
import type { Team } from './team.ts'

export interface StepperParts {
  /** Threads that take part, if any. */
  readonly team: Team | null
  readonly program: Program
  readonly plan: StepPlan
  readonly memory: Float64Array
  readonly engine: { -readonly [Key in keyof Engine]: Engine[Key] }
  readonly groups: readonly { readonly count: number; readonly kernel: FusedKernel }[]
  readonly takeSteps: StepKernel
  /** All outputs of the fused parts, into memory. */
  readonly computeFused: () => void
  readonly log: Range
  /** What must be put back for steps to be taken again. */
  readonly saved: readonly Range[]
}

const BYTES = 8
/** The log holds about this many doubles between two readings. */
const LOG_DOUBLES = 32_768
const LEAST_ROWS = 64
/** Steps between two looks at the clock by whoever drives us should stay possible with large models. */
const MOST_STEPS = 4096
const LEAST_STEPS = 32
const STEPS_TIMES_BLOCKS = 1 << 18

/** Rows that the log holds, for rows of so many doubles. */
export function logCapacity(rowLength: number): number {
  return Math.max(LEAST_ROWS, Math.floor(LOG_DOUBLES / rowLength))
}

export function createStepper({
  team,
  program,
  plan,
  memory,
  engine,
  groups,
  takeSteps,
  computeFused,
  log,
  saved,
}: StepperParts): Stepper {
  const timeOf = createTickClock(plan.stepSeconds)
  const rowLength = 1 + (plan.log?.addresses.length ?? 0)
  const every = plan.log?.every ?? 0
  const capacity = plan.log ? log.length / rowLength : Number.POSITIVE_INFINITY
  const most = Math.max(
    LEAST_STEPS,
    Math.min(MOST_STEPS, Math.floor(STEPS_TIMES_BLOCKS / Math.max(1, program.blocks.length))),
  )
  const copies = saved.map(({ address, length }) => ({
    view: memory.subarray(address, address + length),
    copy: new Float64Array(length),
  }))
  const { outputs } = engine.context
  const watched = program.watches
    .filter(canEndRun)
    .map(({ address, width }) => memory.subarray(address, address + width))

  /** Ticks until the next that has a row, from 1 on. */
  const untilRow = (tick: number): number => (every === 0 ? 0 : every - (tick % every))
  const rowsIn = (tick: number, ticks: number): number =>
    every === 0 ? 0 : Math.floor((tick + ticks) / every) - Math.floor(tick / every)

  const whole = (group: number): Share => ({ first: 0, count: groups[group]?.count ?? 0 })
  const takeChunk = (tick: number, ticks: number, isFresh: boolean): boolean => {
    const logAddress = (log.address + stepper.rowCount * rowLength) * BYTES
    const until = untilRow(tick)
    const isShared = ticks > 1 && team !== null
    const work = (shareOf: (group: number) => Share): number => {
      let sum = 0
      groups.forEach(({ kernel }, group) => {
        const { first, count } = shareOf(group)
        if (count > 0) sum += kernel(first, count, ticks, tick, logAddress, until)
      })
      return sum + takeSteps(ticks, tick, logAddress, until, isFresh ? 1 : 0)
    }
    const sum = isShared ? team.run({ ticks, tick, logAddress, until }, work) : work(whole)
    engine.failure = team?.failure ?? null
    return sum === 0 && engine.fault === null && engine.failure === null
  }
  /** One step, after which memory is as if it had been computed point by point; says whether all is well. */
  const takeOne = (tick: number): boolean => {
    takeChunk(tick, 1, true)
    computeFused()
    const count = rowsIn(tick, 1)
    if (count > 0 && plan.log) {
      const row = log.address + stepper.rowCount * rowLength
      memory[row] = timeOf(tick + 1)
      plan.log.addresses.forEach((address, column) => {
        memory[row + 1 + column] = memory[address] ?? Number.NaN
      })
    }
    stepper.rowCount += count
    return engine.fault === null && areFinite(outputs) && areZero(watched)
  }

  const stepper = {
    rows: memory.subarray(log.address, log.address + log.length),
    rowCount: 0,
    advance: (from: number, ticks: number): number => {
      stepper.rowCount = 0
      if (ticks === 0) return 0
      if (!takeOne(from)) return 1
      let taken = 1
      while (taken < ticks) {
        const tick = from + taken
        let count = Math.min(ticks - taken, most)
        const room = capacity - stepper.rowCount
        if (rowsIn(tick, count) > room) count = room * every + every - 1 - (tick % every)
        if (count === 0) break
        for (const { view, copy } of copies) copy.set(view)
        if (takeChunk(tick, count, false)) {
          stepper.rowCount += rowsIn(tick, count)
          taken += count
          continue
        }
        for (const { view, copy } of copies) view.set(copy)
        memory[program.timeAddress] = timeOf(tick)
        memory[program.timeAddress + TICK_BEHIND_TIME] = tick
        engine.fault = null
        if (engine.failure !== null) break
        for (let i = 0; i < count; i += 1) {
          taken += 1
          if (!takeOne(tick + i)) return taken
        }
      }
      if (taken > 1) computeFused()
      return taken
    },
  }
  return stepper
}

/** 0 * x is 0 for every finite x, and NaN for all others. */
function areFinite(values: Float64Array): boolean {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += 0 * (values[i] ?? 0)
  return sum === 0
}

function areZero(lists: readonly Float64Array[]): boolean {
  for (const values of lists) for (let i = 0; i < values.length; i += 1) if (values[i] !== 0) return false
  return true
}
