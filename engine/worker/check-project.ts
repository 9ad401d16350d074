/** What the window draws and lists of a project without running it. */
import type { DataFiles } from '../block/data-file.ts'
import type { Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { describeTiming } from '../compile/describe-timing.ts'
import type { Project } from '../model/project.ts'
import type { CheckReport } from './messages.ts'

/** `widths` and `timing` are null where the project does not compile. */
export function checkProject(project: Project, registry: Registry, data?: DataFiles): CheckReport {
  const { program, diagnostics } = compile(project, registry, data)
  const widths = program && [...program.signals].map(([name, { width }]) => [name, width] as const)
  return { kind: 'checked', diagnostics, widths, timing: program && describeTiming(program) }
}
