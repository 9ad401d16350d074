/**
 * How far a run can be trusted: it is repeated as it was and, beside that, ten times finer; the difference of the two is
 * the error band of each signal. A method of order p that is a tenth of the step, or a tenth of the tolerance, finer leaves
 * little of the error, so that the difference is what the coarser run was wrong by.
 */
import type { Registry } from '../block/registry.ts'
import type { Program, Signal } from '../compile/program.ts'
import type { CreateEngine } from '../engines/engine.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'
import {
  type BandRecorder,
  compareLogs,
  comparePairs,
  createBandRecorder,
  type ErrorBand,
} from './error-bands.ts'
import { type Refinement, refineProgram } from './refine-program.ts'
import { createRun, type Run } from './run.ts'
import { createSignalLog, listColumns } from './signal-log.ts'

/** What a run is repeated from. */
export interface TrustRequest {
  readonly project: Project
  readonly registry: Registry
  /** The project, compiled. */
  readonly program: Program
  /** Id of the solver that the run took. */
  readonly solver: string
  readonly signals: readonly Signal[]
  readonly createEngine: CreateEngine
  /** Parameters that changed while it ran, in order. */
  readonly changes?: readonly ParameterChange[]
  /** Where the run was ended, if before its stop time. */
  readonly untilSeconds?: number
  /** Of how many parts of the run the largest difference is kept. */
  readonly parts?: number
}

/** Doubles of a run's memory that were set at an instant between two major steps. */
export interface ParameterChange {
  readonly timeSeconds: number
  readonly writes: readonly { readonly address: number; readonly value: number }[]
}

export interface Trust {
  /** What the finer run had: `a relative tolerance of 1e-7`, `steps of 0.0001 s`. */
  readonly finer: string
  readonly bands: readonly ErrorBand[]
  /** What there is to know when reading the bands. */
  readonly notes: readonly string[]
  /** Why the finer run ended before the other one, or why there is none. */
  readonly fault: Diagnostic | null
  /** The bands hold until then. */
  readonly untilSeconds: number
}

export interface TrustCheck {
  readonly isFinished: boolean
  /** How far the comparison has come. */
  readonly timeSeconds: number
  /** That many major steps: fixed ones of the repeated run, with as many finer ones as that takes; variable ones of both. */
  readonly advance: (steps: number) => void
  readonly result: () => Trust
  readonly close: () => void
}

export function createTrustCheck(request: TrustRequest): TrustCheck {
  const refined = refineProgram(request.project, request.registry, request.program, request.solver)
  if ('diagnostics' in refined) return refuse(refined.diagnostics[0] ?? null)
  const program = { ...request.program, solver: request.solver }
  return program.variable ? checkVariable(request, program, refined) : checkFixed(request, program, refined)
}

function refuse(fault: Diagnostic | null): TrustCheck {
  return {
    isFinished: true,
    timeSeconds: 0,
    advance: () => undefined,
    result: () => ({ finer: '', bands: [], notes: [], fault, untilSeconds: 0 }),
    close: () => undefined,
  }
}

function checkFixed(request: TrustRequest, program: Program, refined: Refinement): TrustCheck {
  const { signals, createEngine, changes = [], untilSeconds = program.stop } = request
  const lastTick = Math.min(program.lastTick, Math.round(untilSeconds / program.step))
  const recorder = createRecorder(request)
  const coarseRows = createQueue(signals)
  const fineRows = createQueue(findSame(refined.program, signals))
  const coarse = createRun(program, { createEngine, sink: coarseRows })
  const fine = createRun(refined.program, { createEngine, sink: { ...fineRows, every: refined.ticks } })
  const compare = (): void => {
    const rows = Math.min(coarseRows.count(), fineRows.count())
    comparePairs(recorder, coarseRows.drain(), fineRows.drain(), rows, coarseRows.length)
  }
  coarse.start()
  fine.start()
  compare()
  let next = 0
  const check = {
    get isFinished(): boolean {
      return coarse.isFinished || fine.isFinished || coarse.tick >= lastTick
    },
    get timeSeconds(): number {
      return Math.min(coarse.timeSeconds, fine.timeSeconds)
    },
    advance: (steps: number): void => {
      let left = steps
      while (left > 0 && !check.isFinished) {
        const change = changes[next]
        const until = change ? Math.round(change.timeSeconds / program.step) : Number.POSITIVE_INFINITY
        if (change && coarse.tick >= until) {
          apply(change, coarse, fine)
          next += 1
          continue
        }
        const ticks = Math.min(left, until - coarse.tick, lastTick - coarse.tick, BATCH_TICKS)
        coarse.advance(ticks)
        fine.advance(ticks * refined.ticks)
        left -= ticks
        compare()
      }
    },
    result: () => conclude(recorder, refined, coarse, fine),
    close: () => {
      coarse.close()
      fine.close()
    },
  }
  return check
}

/** Coarse steps between two comparisons: their rows are all that is held. */
const BATCH_TICKS = 256

function checkVariable(request: TrustRequest, program: Program, refined: Refinement): TrustCheck {
  const { signals, createEngine, changes = [], untilSeconds = program.stop } = request
  const recorder = createRecorder(request)
  const coarseLog = createSignalLog(signals)
  const fineLog = createSignalLog(findSame(refined.program, signals))
  const coarse = createRun(program, { createEngine, sink: coarseLog.sink })
  let landing = 0
  const landings = (timeSeconds: number): number => {
    while (landing < coarseLog.rows && coarseLog.time(landing) <= timeSeconds) landing += 1
    return landing < coarseLog.rows ? coarseLog.time(landing) : Number.POSITIVE_INFINITY
  }
  const fine = createRun(refined.program, { createEngine, sink: fineLog.sink, landings })
  coarse.start()
  fine.start()
  let next = 0
  const check = {
    get isFinished(): boolean {
      const isThere = coarse.isFinished || coarse.timeSeconds >= untilSeconds
      return fine.isFinished || (isThere && fine.timeSeconds >= coarse.timeSeconds)
    },
    get timeSeconds(): number {
      return Math.min(coarse.timeSeconds, fine.timeSeconds)
    },
    advance: (steps: number): void => {
      let left = steps
      while (left > 0 && !check.isFinished) {
        if (fine.timeSeconds < coarse.timeSeconds) {
          const before = fine.steps
          fine.advance(Math.min(left, BATCH_TICKS), coarse.timeSeconds)
          left -= Math.max(1, fine.steps - before)
          continue
        }
        const change = changes[next]
        if (change && coarse.timeSeconds >= change.timeSeconds) {
          apply(change, coarse, fine)
          next += 1
          continue
        }
        const before = coarse.steps
        coarse.advance(
          Math.min(left, BATCH_TICKS),
          Math.min(change?.timeSeconds ?? untilSeconds, untilSeconds),
        )
        left -= Math.max(1, coarse.steps - before)
      }
    },
    result: () => {
      const slackSeconds = (program.variable?.relTol ?? 0) * program.stop
      compareLogs(recorder, coarseLog, fineLog, slackSeconds)
      return conclude(recorder, refined, coarse, fine)
    },
    close: () => {
      coarse.close()
      fine.close()
    },
  }
  return check
}

function createRecorder({ signals, program, parts }: TrustRequest): BandRecorder {
  return createBandRecorder(
    listColumns(signals).map(({ name }) => name),
    program.stop,
    parts,
  )
}

/** Addresses may differ where delays hold more. */
function findSame(program: Program, signals: readonly Signal[]): Signal[] {
  return signals.map(signal => program.signals.get(signal.name) ?? signal)
}

function apply({ writes }: ParameterChange, ...runs: readonly Run[]): void {
  for (const { memory } of runs) for (const { address, value } of writes) memory[address] = value
}

function conclude(recorder: BandRecorder, refined: Refinement, coarse: Run, fine: Run): Trust {
  const { everyStep, what } = refined
  const [first = ''] = everyStep
  const others = everyStep.length - 1
  const who = others > 0 ? `${first} and ${others} more compute` : `${first} computes`
  const { continuousStates } = coarse.program.sections
  const untouched = 'No state of the diagram is continuous, so that no signal is wrong by the solver.'
  return {
    finer: what,
    bands: recorder.bands(),
    notes:
      everyStep.length === 0
        ? continuousStates.length === 0
          ? [untouched]
          : []
        : [`${who} at every step, however long it is: ten times as often is a part of the difference.`],
    fault: coarse.fault ? null : fine.fault,
    untilSeconds: Math.min(coarse.timeSeconds, fine.timeSeconds),
  }
}

/** Rows that wait to be compared. */
function createQueue(signals: readonly Signal[]) {
  const addresses = listColumns(signals).map(({ address }) => address)
  const length = 1 + addresses.length
  let batches: Float64Array[] = []
  let rows = 0
  return {
    addresses,
    length,
    take: (batch: Float64Array, count: number): void => {
      batches.push(batch.slice(0, count * length))
      rows += count
    },
    count: () => rows,
    drain: (): Float64Array => {
      const all = new Float64Array(rows * length)
      let end = 0
      for (const batch of batches) {
        all.set(batch, end)
        end += batch.length
      }
      batches = []
      rows = 0
      return all
    },
  }
}
