import { findOwn } from '../math/find-own.ts'
import type { PluginRecord, Project } from './project.ts'

/**
 * The project with what it needs of plugins: of those that are on as they are, of others what it said before. A project
 * without blocks of plugins says nothing.
 * @param loaded plugins that are on, by library
 */
export function recordPlugins(project: Project, loaded: ReadonlyMap<string, PluginRecord>): Project {
  const used = new Set(
    Object.values(project.models).flatMap(({ blocks }) =>
      Object.values(blocks).map(({ type }) => type.slice(0, type.indexOf('/'))),
    ),
  )
  const before = project.plugins ?? {}
  const records = [...used].sort().flatMap((library): [string, PluginRecord][] => {
    const record = loaded.get(library) ?? findOwn(before, library)
    return record ? [[library, record]] : []
  })
  const { plugins: _, ...rest } = project
  return records.length === 0 ? rest : { ...rest, plugins: Object.fromEntries(records) }
}
