/** A whole run in one call, with a log of chosen signals. */
import type { Program, Signal } from '../compile/program.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { createRun, type RunOptions } from './run.ts'
import { createSignalLog, type SignalLog } from './signal-log.ts'

export interface Simulation {
  readonly log: SignalLog
  /** Why it ended before the stop time, or null. */
  readonly fault: Diagnostic | null
}

/** Runs to the end, or to a fault; the log holds every major step until then. */
export function simulate(
  program: Program,
  signals: readonly Signal[],
  options: Omit<RunOptions, 'onMajorStep' | 'sink'> = {},
): Simulation {
  const log = createSignalLog(signals)
  const run = createRun(program, { ...options, sink: log.sink })
  run.start()
  run.advance(Number.POSITIVE_INFINITY)
  run.close()
  return { log, fault: run.fault }
}
