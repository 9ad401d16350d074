/**
 * How far a run can be trusted: it is repeated as it was and, beside that, ten times finer; the difference of the two is
 * the error band of each signal. A method of order p that is a tenth of the step, or a tenth of the tolerance, finer leaves
 * little of the error, so that the difference is what the coarser run was wrong by.
 */
import type { Diagnostic } from '../model/diagnostic.ts'
import { refineProgram } from './refine-program.ts'
import { checkFixed } from './trust-fixed.ts'
import type { TrustCheck, TrustRequest } from './trust-interface.ts'
import { checkVariable } from './trust-variable.ts'

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
