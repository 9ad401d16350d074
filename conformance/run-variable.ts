/** A project run to its end with variable steps, on the engine that users get. */

import { createCompiledEngine } from '../engine/engines/compiled/compiled.ts'
import {
  compile,
  createRegistry,
  createRun,
  createSignalLog,
  type Diagnostic,
  type Project,
} from '../engine/index.ts'
import { builtInLibraries } from '../plugins/libraries.ts'

export interface VariableRun {
  readonly times: readonly number[]
  /** Of each signal over time; at an event both sides. */
  readonly traces: readonly (readonly number[])[]
  /** Of the signals, at the end. */
  readonly values: readonly number[]
  /** Why it ended before the stop time, or null. */
  readonly fault: Diagnostic | null
}

export const registry = createRegistry(builtInLibraries)

export function runVariable(
  project: Project,
  settings: {
    readonly solver: string
    readonly relTol: number
    readonly absTol?: number
    readonly stop: number
    readonly signals: readonly string[]
  },
): VariableRun {
  const { solver, relTol, absTol, stop, signals: names } = settings
  const { program, diagnostics } = compile(
    {
      ...project,
      settings: {
        ...project.settings,
        solver,
        stop: String(stop),
        relTol: String(relTol),
        ...(absTol === undefined ? {} : { absTol: String(absTol) }),
      },
    },
    registry,
  )
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const signals = names.flatMap(name => program.signals.get(name) ?? [])
  const log = createSignalLog(signals)
  const run = createRun(program, { createEngine: createCompiledEngine, sink: log.sink })
  run.start()
  run.advance(Number.POSITIVE_INFINITY)
  const rows = Array.from({ length: log.rows }, (_, row) => row)
  return {
    times: rows.map(row => log.time(row)),
    traces: signals.map((_, column) => rows.map(row => log.value(row, column))),
    values: signals.map((_, column) => log.value(log.rows - 1, column)),
    fault: run.fault,
  }
}
