/** Settings from text to numbers: a positive step, a stop after the start, a known solver, tolerances that can be met. */
import { evaluateText, type Scope } from '../block/evaluate-text.ts'
import { MOST_TICKS } from '../math/tick-time.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { suggest } from '../model/find.ts'
import type { Settings } from '../model/project.ts'
import { findSolver, isVariableStep, SOLVER_CHOICES } from '../solvers/catalogue.ts'
import type { VariableSettings } from './program.ts'

export interface ResolvedSettings {
  readonly solver: string
  /** Seconds. */
  readonly step: number
  readonly stop: number
  /** The last tick at or before the stop time. */
  readonly lastTick: number
  /** For variable steps, null for fixed ones. */
  readonly variable: VariableSettings | null
  /** Whether an algebraic loop is an error instead of being solved. */
  readonly forbidsLoops: boolean
  /** Whether a run starts where nothing moves. */
  readonly startsSteady: boolean
  /** Whether a value that is not finite is noted and no more. */
  readonly bearsNotFinite: boolean
}

type OptionalSetting = 'relTol' | 'absTol' | 'maxStep' | 'initialStep'
type NumericSetting = OptionalSetting | 'step' | 'stop'

/** Wanted where the project says nothing. */
const DEFAULT_REL_TOL = 1e-6
/** Doubles have no more digits to give. */
export const LEAST_REL_TOL = 1e-14
/** Unless the project says how long a step may be, a run has at least so many, enough to draw it. */
const LEAST_STEPS = 50

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
  const evaluate = (field: NumericSetting, text: string, what: string, example: string): number | null => {
    const result = evaluateText(text, scope)
    if ('problem' in result) {
      refuse(field, `The ${what} cannot be read: ${result.problem}`, result.hint ?? `Write ${example}.`)
      return null
    }
    const [value = Number.NaN] = result.value
    if (result.value.length === 1 && Number.isFinite(value)) return value
    const unit = field === 'relTol' || field === 'absTol' ? 'number' : 'number of seconds'
    refuse(field, `The ${what} must be a finite ${unit}, not ${text}.`, `Write ${example}.`)
    return null
  }
  /** A setting above 0 that may be left to the solver. */
  const readOptional = (field: OptionalSetting, what: string, example: string): number | null => {
    const text = settings[field]?.trim() ?? ''
    if (text === '' || text === 'auto') return null
    const value = evaluate(field, text, what, example)
    if (value === null || value > 0) return value
    refuse(field, `The ${what} must be greater than 0, not ${value}.`, `Try ${example}, or auto.`)
    return null
  }
  const step = evaluate('step', settings.step, 'step', 'seconds, such as 1e-3')
  const stop = evaluate('stop', settings.stop, 'stop time', 'seconds, such as 1e-3')
  if (step !== null && step <= 0)
    refuse('step', `The step must be greater than 0 s, not ${step} s.`, 'Try 1e-3.')
  if (stop !== null && stop <= 0) {
    refuse('stop', `The stop time of ${stop} s lies before or at the start at 0 s.`, 'Give a time after 0 s.')
  }
  const isVariable = isVariableStep(settings.solver)
  if (!isVariable && !findSolver(settings.solver)) {
    const ids = SOLVER_CHOICES.map(({ id }) => id)
    const near = suggest(settings.solver, ids)
    refuse(
      'solver',
      `There is no solver "${settings.solver}".`,
      near ? `Did you mean "${near}"?` : `Choose ${ids.join(' or ')}.`,
    )
  }
  const readVariable = (): VariableSettings => {
    const relTol = readOptional('relTol', 'relative tolerance', '1e-6') ?? DEFAULT_REL_TOL
    if (relTol < LEAST_REL_TOL || relTol >= 1) {
      refuse(
        'relTol',
        `A relative tolerance of ${relTol} cannot be met: it lies between ${LEAST_REL_TOL} and 1.`,
        'Try 1e-6.',
      )
    }
    return {
      relTol,
      absTol: readOptional('absTol', 'absolute tolerance', '1e-9'),
      maxStep: readOptional('maxStep', 'longest step', '1e-2') ?? (stop ?? 0) / LEAST_STEPS,
      initialStep: readOptional('initialStep', 'first step', '1e-6'),
    }
  }
  const variable = isVariable ? readVariable() : null
  const loops = settings.algebraicLoops ?? 'solve'
  if (loops !== 'solve' && loops !== 'forbid') {
    refuse('algebraicLoops', `"${loops}" says nothing about algebraic loops.`, 'Choose solve or forbid.')
  }
  const start = settings.start ?? 'initial values'
  if (start !== 'initial values' && start !== 'steady state') {
    refuse('start', `"${start}" says nothing about the start.`, 'Choose initial values or steady state.')
  }
  const notFinite = settings.notFinite ?? 'stop'
  if (notFinite !== 'stop' && notFinite !== 'go on') {
    refuse(
      'notFinite',
      `"${notFinite}" says nothing about values that are not finite.`,
      'Choose stop or go on.',
    )
  }
  if (step === null || stop === null || diagnostics.length > 0) return { settings: null, diagnostics }
  if (variable === null && step > stop)
    refuse('step', `The step of ${step} s is longer than the whole run of ${stop} s.`, 'Make it smaller.')
  // With variable steps the ticks only count sample hits.
  const ticks = Math.floor(stop / step + 1e-6)
  const lastTick = variable ? Math.min(ticks, MOST_TICKS) : ticks
  if (lastTick > MOST_TICKS)
    refuse('step', `The run would take ${lastTick} steps, which never ends.`, 'Make the step larger.')
  if (diagnostics.length > 0) return { settings: null, diagnostics }
  return {
    settings: {
      solver: settings.solver,
      step,
      stop,
      lastTick,
      variable,
      forbidsLoops: loops === 'forbid',
      startsSteady: start === 'steady state',
      bearsNotFinite: notFinite === 'go on',
    },
    diagnostics,
  }
}
