/** Settings from text to numbers: a positive step, a stop after the start, a known solver. */
import { evaluateText, type Scope } from '../block/evaluate-text.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { suggest } from '../model/find.ts'
import type { Settings } from '../model/project.ts'
import { FIXED_SOLVERS, findSolver } from '../solvers/catalogue.ts'

export interface ResolvedSettings {
  readonly solver: string
  /** Seconds. */
  readonly step: number
  readonly stop: number
  /** The last tick at or before the stop time. */
  readonly lastTick: number
  /** Whether an algebraic loop is an error instead of being solved. */
  readonly forbidsLoops: boolean
}

/** Past this the tick is no longer an exact double, and no run would end. */
const MOST_TICKS = 2 ** 52

export function resolveSettings(
  settings: Settings,
  scope: Scope,
): { settings: ResolvedSettings | null; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const refuse = (field: string, message: string, hint: string): void => {
    diagnostics.push({
      severity: 'error',
      code: 'bad-setting',
      message,
      hint,
      place: { field: `settings.${field}` },
    })
  }
  const read = (field: 'step' | 'stop', what: string): number | null => {
    const result = evaluateText(settings[field], scope)
    if ('problem' in result) {
      refuse(
        field,
        `The ${what} cannot be read: ${result.problem}`,
        result.hint ?? 'Write seconds, such as 1e-3.',
      )
      return null
    }
    const [seconds = Number.NaN] = result.value
    if (result.value.length === 1 && Number.isFinite(seconds)) return seconds
    refuse(
      field,
      `The ${what} must be a finite number of seconds, not ${settings[field]}.`,
      'Write seconds, such as 1e-3.',
    )
    return null
  }
  const step = read('step', 'step')
  const stop = read('stop', 'stop time')
  if (step !== null && step <= 0)
    refuse('step', `The step must be greater than 0 s, not ${step} s.`, 'Try 1e-3.')
  if (stop !== null && stop <= 0) {
    refuse('stop', `The stop time of ${stop} s lies before or at the start at 0 s.`, 'Give a time after 0 s.')
  }
  if (findSolver(settings.solver)?.kind !== 'fixed') {
    const ids = FIXED_SOLVERS.map(solver => solver.id)
    const near = suggest(settings.solver, ids)
    refuse(
      'solver',
      `There is no solver "${settings.solver}".`,
      near ? `Did you mean "${near}"?` : `Choose ${ids.join(' or ')}.`,
    )
  }
  const loops = settings.algebraicLoops ?? 'solve'
  if (loops !== 'solve' && loops !== 'forbid') {
    refuse('algebraicLoops', `"${loops}" says nothing about algebraic loops.`, 'Choose solve or forbid.')
  }
  if (step === null || stop === null || diagnostics.length > 0) return { settings: null, diagnostics }
  if (step > stop)
    refuse('step', `The step of ${step} s is longer than the whole run of ${stop} s.`, 'Make it smaller.')
  const lastTick = Math.floor(stop / step + 1e-6)
  if (lastTick > MOST_TICKS)
    refuse('step', `The run would take ${lastTick} steps, which never ends.`, 'Make the step larger.')
  if (diagnostics.length > 0) return { settings: null, diagnostics }
  return {
    settings: { solver: settings.solver, step, stop, lastTick, forbidsLoops: loops === 'forbid' },
    diagnostics,
  }
}
