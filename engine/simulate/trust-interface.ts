/** What asks how far a run can be trusted, and what the answer is. */
import type { Registry } from '../block/registry.ts'
import type { Program, Signal } from '../compile/program.ts'
import type { CreateEngine } from '../engines/engine.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Project } from '../model/project.ts'
import type { ErrorBand } from './error-bands.ts'

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
