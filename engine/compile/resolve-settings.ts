/** Settings from text to numbers: a positive step, a stop after the start, a known solver, tolerances that can be met. */
import type { Scope } from '../block/evaluate-text.ts'
import { MOST_TICKS } from '../math/tick-time.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { suggest } from '../model/find.ts'
import type { Settings } from '../model/project.ts'
import { findSolver, isVariableStep, SOLVER_CHOICES } from '../solvers/catalogue.ts'
import type { VariableSettings } from './program.ts'
import { createSettingsReader, type SettingsReader } from './settings-reader.ts'

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

/** Wanted where the project says nothing. */
const DEFAULT_REL_TOL = 1e-6
/** Doubles have no more digits to give. */
export const LEAST_REL_TOL = 1e-14
/** Unless the project says how long a step may be, a run has at least so many, enough to draw it. */
const LEAST_STEPS = 50

export function resolveSettings(
  settings: Settings,
  scope: Scope,
): { settings: ResolvedSettings | null; diagnostics: readonly Diagnostic[] } {
  const reader = createSettingsReader(settings, scope)
  const { diagnostics, refuse, readNumber, isChosen } = reader
  const step = readNumber('step', settings.step, 'step', 'seconds, such as 1e-3')
  const stop = readNumber('stop', settings.stop, 'stop time', 'seconds, such as 1e-3')
  if (step !== null && step <= 0)
    refuse('step', `The step must be greater than 0 s, not ${step} s.`, 'Try 1e-3.')
  if (stop !== null && stop <= 0) {
    refuse('stop', `The stop time of ${stop} s lies before or at the start at 0 s.`, 'Give a time after 0 s.')
  }
  const isVariable = isVariableStep(settings.solver)
  if (!isVariable && !findSolver(settings.solver)) refuseSolver(settings.solver, refuse)
  const variable = isVariable ? readVariable(reader, stop ?? 0) : null
  const forbidsLoops = isChosen('algebraicLoops', 'forbid')
  const startsSteady = isChosen('start', 'steady state')
  const bearsNotFinite = isChosen('notFinite', 'go on')
  if (step === null || stop === null || diagnostics.length > 0) return { settings: null, diagnostics }
  if (variable === null && step > stop)
    refuse('step', `The step of ${step} s is longer than the whole run of ${stop} s.`, 'Make it smaller.')
  // With variable steps the ticks only count sample hits.
  const ticks = Math.floor(stop / step + 1e-6)
  const lastTick = variable ? Math.min(ticks, MOST_TICKS) : ticks
  if (lastTick > MOST_TICKS)
    refuse('step', `The run would take ${lastTick} steps, which never ends.`, 'Make the step larger.')
  if (diagnostics.length > 0) return { settings: null, diagnostics }
  const { solver } = settings
  const resolved = { solver, step, stop, lastTick, variable, forbidsLoops, startsSteady, bearsNotFinite }
  return { settings: resolved, diagnostics }
}

function readVariable({ readOptional, refuse }: SettingsReader, stop: number): VariableSettings {
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
    maxStep: readOptional('maxStep', 'longest step', '1e-2') ?? stop / LEAST_STEPS,
    initialStep: readOptional('initialStep', 'first step', '1e-6'),
  }
}

function refuseSolver(solver: string, refuse: SettingsReader['refuse']): void {
  const ids = SOLVER_CHOICES.map(({ id }) => id)
  const near = suggest(solver, ids)
  const hint = near ? `Did you mean "${near}"?` : `Choose ${ids.join(' or ')}.`
  refuse('solver', `There is no solver "${solver}".`, hint)
}
