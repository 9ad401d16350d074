/** Whether a run ends at the point whose values are in its memory, and why. */
import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { findFault } from './find-fault.ts'
import { describeRaised, findRaised } from './find-raised.ts'

interface Judged {
  readonly memory: Float64Array
  readonly timeSeconds: number
  isFinished: boolean
  fault: Diagnostic | null
  /** A warning. */
  notFinite: Diagnostic | null
}

/** Returns the first value that is not finite where the run bears it, at that point only. */
export function judgePoint(
  run: Judged,
  program: Program,
  engine: Engine,
  isLast: boolean,
): Diagnostic | null {
  const raised = findRaised(program, run.memory)
  const found = findFault(engine, program, run.timeSeconds)
  const borne = program.bearsNotFinite && found?.code === 'not-finite' ? found : null
  run.fault = (borne ? null : found) ?? (raised && describeRaised(program, raised, run.timeSeconds))
  run.isFinished = run.fault !== null || raised !== null || isLast
  if (!borne || run.notFinite) return null
  run.notFinite = { ...borne, severity: 'warning' }
  return borne
}

export function endWith(run: Judged, fault: Diagnostic): void {
  run.fault = fault
  run.isFinished = true
}
