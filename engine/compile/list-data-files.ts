/** The files that a project's blocks read, before anything is compiled. */

import type { BlockType } from '../block/block-type.ts'
import { findPathFault } from '../block/data-file.ts'
import type { Registry } from '../block/registry.ts'
import type { Project } from '../model/project.ts'

/** Paths as they stand in the project, each once; those that no project may read are left out. */
export function listDataFiles(project: Project, registry: Registry): string[] {
  const paths = new Set<string>()
  for (const { blocks } of Object.values(project.models)) {
    for (const { type, parameters, commented } of Object.values(blocks)) {
      if (commented !== undefined) continue
      const declared = registry.find(type)
      for (const [name, preset] of declared ? listRead(declared) : []) {
        const path = (parameters[name] ?? preset).trim()
        if (findPathFault(path, 'read') === null) paths.add(path)
      }
    }
  }
  return [...paths]
}

/** By type, since it is asked of every block after every edit. */
const read = new WeakMap<BlockType, readonly (readonly [name: string, preset: string])[]>()

/** Parameters that name a file to be read, and what they are where nothing is given. */
function listRead(type: BlockType): readonly (readonly [name: string, preset: string])[] {
  const known = read.get(type)
  if (known) return known
  const found = Object.entries(type.parameters).flatMap(([name, declaration]) =>
    declaration.kind === 'file' && declaration.use === 'read' ? [[name, declaration.default] as const] : [],
  )
  read.set(type, found)
  return found
}
