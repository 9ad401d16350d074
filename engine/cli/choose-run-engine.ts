/** `--engine` and `--threads`: what computes a run. */
import { type ChosenEngine, chooseEngine, type EngineChoice } from '../simulate/choose-engine.ts'
import { CallFault } from './call-fault.ts'
import type { CommandIo } from './command-io.ts'

const MOST_THREADS = 64

export interface EngineOptions {
  readonly engine: EngineChoice
  readonly threads?: string
}

/** @throws CallFault when the number of threads is none. */
export function chooseRunEngine({ engine, threads }: EngineOptions, io: CommandIo): ChosenEngine {
  const count = threads === undefined ? null : Number(threads)
  if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= MOST_THREADS))
    throw new CallFault(`--threads ${threads}: that is no number of threads.`, `Give 1 to ${MOST_THREADS}.`)
  const isThreaded = engine === 'threaded' || (engine === 'auto' && count !== null && count > 1)
  return chooseEngine(engine, isThreaded ? io.createThreads(count ?? undefined) : null)
}
