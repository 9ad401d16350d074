/** An example as a user gets it: read from its file, compiled with the standard libraries, run to its end. */
import { readFileSync } from 'node:fs'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { createRegistry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { readProject } from '../formats/json.ts'
import { type Diagnostic, describeDiagnostic } from '../model/diagnostic.ts'
import type { Project, Settings } from '../model/project.ts'
import { simulate } from '../simulate/simulate.ts'

export const registry = createRegistry(builtInLibraries)

export interface Example {
  readonly text: string
  readonly project: Project
  /** From reading and from compiling. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface ExampleRun {
  readonly times: readonly number[]
  /** Values over time of a signal, `path/block.port`. */
  readonly trace: (signal: string) => readonly number[]
}

export function readExample(name: string): Example {
  const text = readFileSync(`examples/${name}.loop`, 'utf8')
  const { project, diagnostics } = readProject(text)
  if (!project) throw new Error(diagnostics.map(describeDiagnostic).join('\n'))
  return { text, project, diagnostics: [...diagnostics, ...compile(project, registry).diagnostics] }
}

/** @param settings instead of those of the file */
export function runExample(name: string, settings: Partial<Settings> = {}): ExampleRun {
  const { project } = readExample(name)
  const changed = { ...project, settings: { ...project.settings, ...settings } }
  const { program, diagnostics } = compile(changed, registry)
  if (!program) throw new Error(diagnostics.map(describeDiagnostic).join('\n'))
  const { log, fault } = simulate(program, [...program.signals.values()])
  if (fault) throw new Error(describeDiagnostic(fault))
  const rows = Array.from({ length: log.rows }, (_, row) => row)
  return {
    times: rows.map(log.time),
    trace: signal => {
      const column = log.columns.findIndex(({ name: candidate }) => candidate === signal)
      if (column === -1) throw new Error(`${name} has no signal ${signal}.`)
      return rows.map(row => log.value(row, column))
    },
  }
}
