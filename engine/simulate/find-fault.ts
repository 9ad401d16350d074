import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findNotFinite } from './find-not-finite.ts'
import { timeText } from './time-text.ts'

/** What ends a run at this point: a value that is not finite, or an algebraic loop without a solution; else null. */
export function findFault(engine: Engine, program: Program, timeSeconds: number): Diagnostic | null {
  const { failure = null, callFault } = engine
  if (failure !== null) {
    const hint = 'Run it again, or without threads.'
    return { severity: 'error', code: 'engine-failed', message: failure, hint, place: {}, timeSeconds }
  }
  const call = callFault()
  if (call) {
    const block = program.blocks[call.block]
    return {
      severity: 'error',
      code: 'plain-function',
      message: `A function of the block failed at ${timeText(timeSeconds)}: ${call.message}`,
      place: block ? { model: block.model, path: block.path, block: block.name } : {},
      timeSeconds,
    }
  }
  return findNotFinite(engine, program, timeSeconds)
}
