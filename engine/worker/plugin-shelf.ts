/**
 * The plugins of a thread, each opened when something asks for a block of it: a window has room for the memories of about
 * a hundred sandboxes, all threads together, and the project of a run uses few of the plugins that are on.
 */
import { createRegistry, type Library, type Registry } from '../block/registry.ts'
import type { Project } from '../model/project.ts'
import type { GuestModules } from '../sandbox/load-modules.ts'
import { loadPlugins } from '../sandbox/load-plugins.ts'
import type { GivenPlugin } from './messages.ts'

export interface PluginShelf {
  /** Those that are on, in place of all that were; what was in use is to be opened again. */
  readonly give: (plugins: readonly GivenPlugin[]) => void
  /** Plugins that are not open and that these block types need, or what was opened before. */
  readonly listMissing: (types: Iterable<string>) => readonly GivenPlugin[]
  /** One that cannot be opened is left out, and not tried again. */
  readonly open: (plugins: readonly GivenPlugin[]) => Promise<void>
  /** All block types that can be used by now. */
  readonly registry: () => Registry
}

export function createPluginShelf(own: readonly Library[], modules: GuestModules): PluginShelf {
  let given = new Map<string, GivenPlugin>()
  /** Libraries that were asked for: whoever goes on with what it has does not ask again. */
  const inUse = new Set<string>()
  let libraries = own
  let registry = createRegistry(own)
  return {
    give: plugins => {
      given = new Map(plugins.map(plugin => [plugin.library, plugin]))
      libraries = own
      registry = createRegistry(own)
    },
    listMissing: types => {
      if (given.size === 0) return []
      const used = new Set(inUse)
      for (const type of types) used.add(type.slice(0, type.indexOf('/')))
      return [...used].flatMap(library => given.get(library) ?? [])
    },
    open: async plugins => {
      const wanted = plugins.filter(({ library }) => given.delete(library))
      for (const { library } of wanted) inUse.add(library)
      const sources = wanted.map(({ source }) => source)
      const opened = await loadPlugins(sources, libraries, modules)
      libraries = [...libraries, ...opened.plugins.map(({ library }) => library)]
      registry = createRegistry(libraries)
    },
    registry: () => registry,
  }
}

/** Of all blocks of all models; each may come more than once. */
export function* listTypes({ models }: Project): Generator<string> {
  for (const { blocks } of Object.values(models)) for (const { type } of Object.values(blocks)) yield type
}
