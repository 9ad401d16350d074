/** All plugins that are on, one after the other: a later one cannot take the library of an earlier one. */
import type { Library } from '../block/registry.ts'
import type { GuestModules } from './load-modules.ts'
import type { Plugin } from './load-plugin.ts'
import type { Manifest } from './manifest.ts'
import type { PluginFault } from './plugin-fault.ts'
import type { PluginSource } from './source.ts'

export interface LoadedPlugins {
  readonly plugins: readonly Plugin[]
  /** What the loaded ones say of themselves. By the plugin's name in the folder, as faults are. */
  readonly manifests: ReadonlyMap<string, Manifest>
  readonly faults: ReadonlyMap<string, PluginFault>
}

/**
 * @param libraries those that there are without plugins
 * @param report what goes wrong later, with the plugin's name
 */
export async function loadPlugins(
  sources: readonly PluginSource[],
  libraries: readonly Library[],
  modules: GuestModules,
  report: (name: string, fault: PluginFault) => void = () => {},
): Promise<LoadedPlugins> {
  const taken: Pick<Library, 'id' | 'name'>[] = [...libraries]
  const plugins: Plugin[] = []
  const manifests = new Map<string, Manifest>()
  const faults = new Map<string, PluginFault>()
  if (sources.length === 0) return { plugins, manifests, faults }
  // Most users have none: what opens them is not read before there is one.
  const { loadPlugin } = await import('./load-plugin.ts')
  for (const source of sources) {
    const plugin = await loadPlugin(source, {
      modules,
      libraries: taken,
      report: fault => report(source.name, fault),
    })
    if ('fault' in plugin) {
      faults.set(source.name, plugin.fault)
      continue
    }
    taken.push(plugin.library)
    manifests.set(source.name, plugin.manifest)
    plugins.push(plugin)
  }
  return { plugins, manifests, faults }
}
