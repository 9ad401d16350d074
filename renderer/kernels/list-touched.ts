import {
  findModel,
  keysOf,
  type Model,
  type ModelLayout,
  type Project,
  type Registry,
} from '../../engine/index.ts'
import { listBlocksWithRoles } from './blocks-with-roles.ts'

/** What a diagram was made of. */
interface Source {
  readonly project: Project
  readonly registry: Registry
}

interface Described extends Source {
  readonly model: Model
  readonly layout: ModelLayout
  readonly missing: ReadonlyMap<string, unknown>
}

/**
 * Blocks of which, by the looks of it, something that their drawing depends on is otherwise: of a thousand an edit touches a
 * few. Null for any.
 */
export function listTouched(
  { modelKey, source }: { readonly modelKey: string; readonly source: Source },
  { project, registry, model, layout, missing }: Described,
): ReadonlySet<string> | null {
  const old = findModel(source.project, modelKey)
  const places = source.project.layout[modelKey]
  if (!old || !places || source.registry !== registry || source.project.variables !== project.variables)
    return null
  const touched = listRewired(old.connections, model.connections)
  for (const name of missing.keys()) touched.add(name)
  if (source.project.models !== project.models)
    for (const { name, role } of listBlocksWithRoles(model.blocks, registry))
      if (role === 'model') touched.add(name)
  if (old.blocks === model.blocks && places === layout) return touched
  for (const name of keysOf(model.blocks))
    if (old.blocks[name] !== model.blocks[name] || places[name] !== layout[name]) touched.add(name)
  return touched
}

/** Blocks at connections that are not in both, or stand elsewhere among them. */
function listRewired(before: Model['connections'], after: Model['connections']): Set<string> {
  const rewired = new Set<string>()
  if (before === after) return rewired
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start += 1
  let end = 0
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  for (const list of [before, after])
    for (let i = start; i < list.length - end; i += 1) {
      const connection = list[i]
      if (connection) rewired.add(connection.from.block).add(connection.to.block)
    }
  return rewired
}
