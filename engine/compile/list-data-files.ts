/** The files that a project's blocks read, before anything is compiled. */
import { findPathFault } from '../block/data-file.ts'
import type { Registry } from '../block/registry.ts'
import type { Project } from '../model/project.ts'

/** Paths as they stand in the project, each once; those that no project may read are left out. */
export function listDataFiles(project: Project, registry: Registry): string[] {
  const paths = new Set<string>()
  for (const { blocks } of Object.values(project.models)) {
    for (const { type, parameters, commented } of Object.values(blocks)) {
      if (commented !== undefined) continue
      for (const [name, declaration] of Object.entries(registry.find(type)?.parameters ?? {})) {
        if (declaration.kind !== 'file' || declaration.use !== 'read') continue
        const path = (parameters[name] ?? declaration.default).trim()
        if (findPathFault(path, 'read') === null) paths.add(path)
      }
    }
  }
  return [...paths]
}
