/** The files that a project's blocks read, before anything is compiled. */

import type { BlockType } from '../block/block-type.ts'
import { findPathFault } from '../block/data-file.ts'
import type { Registry } from '../block/registry.ts'
import { tabulateTypes } from '../block/tabulate-types.ts'
import { keysOf } from '../model/find.ts'
import type { Project } from '../model/project.ts'

/** Paths as they stand in the project, each once; those that no project may read are left out. */
export function listDataFiles(project: Project, registry: Registry): string[] {
  const paths = new Set<string>()
  const reading = filesByType(registry)
  for (const { blocks } of Object.values(project.models)) {
    for (const block of keysOf(blocks)) {
      const instance = blocks[block]
      const files = instance && reading.get(instance.type)
      if (!files || instance.commented !== undefined) continue
      for (const [name, preset] of files) {
        const path = (instance.parameters[name] ?? preset).trim()
        if (findPathFault(path, 'read') === null) paths.add(path)
      }
    }
  }
  return [...paths]
}

/** Parameters that name a file to be read, and what they are where nothing is given. */
type ReadFiles = readonly (readonly [name: string, preset: string])[]

const filesByType = tabulateTypes<ReadFiles>(type => {
  const files = listRead(type)
  return files.length > 0 ? files : undefined
})

function listRead({ parameters }: BlockType): ReadFiles {
  return Object.entries(parameters).flatMap(([name, declaration]) =>
    declaration.kind === 'file' && declaration.use === 'read' ? [[name, declaration.default] as const] : [],
  )
}
