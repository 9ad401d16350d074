/** `loopwright check FILE`: all problems of a project, with their places. */
import type { Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { isError } from '../model/diagnostic.ts'
import type { CommandIo } from './command-io.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { loadData } from './load-data.ts'
import { loadProject } from './load-project.ts'
import { countOf, formatDiagnostics, summarise } from './report-diagnostics.ts'

export interface CheckOptions {
  readonly json?: boolean
}

export async function checkCommand(
  file: string,
  { json = false }: CheckOptions,
  io: CommandIo,
  registry: Registry,
): Promise<ExitStatus> {
  const { project, diagnostics: readDiagnostics, place } = await loadProject(file, io)
  const data = project && (await loadData(file, project, registry, io))
  const compiled = project && data ? place(compile(project, registry, data).diagnostics) : []
  const diagnostics = [...readDiagnostics, ...compiled]
  if (json) {
    const counts = { errors: countOf(diagnostics, 'error'), warnings: countOf(diagnostics, 'warning') }
    await io.writeOut(`${JSON.stringify({ file, ...counts, diagnostics }, null, 2)}\n`)
  } else {
    io.writeError(formatDiagnostics(file, diagnostics))
    await io.writeOut(`${file}: ${summarise(diagnostics)}\n`)
  }
  return diagnostics.some(isError) ? EXIT.modelFault : EXIT.done
}
