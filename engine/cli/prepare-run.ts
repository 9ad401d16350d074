/** A project with what the options of the call say of it, compiled. */
import type { Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { type Diagnostic, isError } from '../model/diagnostic.ts'
import type { Project, Settings } from '../model/project.ts'
import { CallFault } from './call-fault.ts'
import type { CommandIo } from './command-io.ts'
import { loadData } from './load-data.ts'
import type { LoadedProject } from './load-project.ts'
import { setParameters } from './set-parameters.ts'

const SETTING_OPTIONS = {
  stop: 'stop',
  step: 'step',
  solver: 'solver',
  relTol: 'rel-tol',
  absTol: 'abs-tol',
  maxStep: 'max-step',
} as const

type SettingOptions = Partial<Record<keyof typeof SETTING_OPTIONS, string>>

export interface ProjectOptions extends SettingOptions {
  readonly set?: readonly string[]
  /** Starts where nothing moves. */
  readonly steadyState?: boolean
}

interface Prepared {
  /** With what the options say of it. */
  readonly project: Project | null
  readonly program: Program | null
  readonly diagnostics: readonly Diagnostic[]
}

/** @throws CallFault when what is wrong comes from the options. */
export async function prepareRun(
  file: string,
  { project, diagnostics: readDiagnostics, place }: LoadedProject,
  options: ProjectOptions,
  registry: Registry,
  io: CommandIo,
): Promise<Prepared> {
  if (!project) return { project, program: null, diagnostics: readDiagnostics }
  const asked = {
    ...listSettings(options),
    ...(options.steadyState ? { start: 'steady state' } : {}),
  }
  const adjusted: Project = {
    ...setParameters(project, registry, options.set ?? []),
    settings: { ...project.settings, ...asked },
  }
  const data = await loadData(file, adjusted, registry, io)
  const { program, diagnostics } = compile(adjusted, registry, data)
  for (const { severity, message, hint, place: where } of diagnostics) {
    const names = Object.keys(asked) as (keyof SettingOptions)[]
    const setting = names.find(name => where.field === `settings.${name}`)
    if (severity === 'error' && setting)
      throw new CallFault(`--${SETTING_OPTIONS[setting]}: ${message}`, hint)
  }
  const all = [...readDiagnostics, ...place(diagnostics)]
  return { project: adjusted, program: all.some(isError) ? null : program, diagnostics: all }
}

function listSettings(options: SettingOptions): Partial<Settings> {
  const names = Object.keys(SETTING_OPTIONS) as (keyof SettingOptions)[]
  return Object.fromEntries(
    names.flatMap(name => (options[name] === undefined ? [] : [[name, options[name]]])),
  )
}
