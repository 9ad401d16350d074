/** The block types that the app knows: ours, and those of the plugins that are on. */
import { create } from 'zustand'
import { createRegistry, type GuestModules, type Library, type Registry } from '../../engine/index.ts'
import guest from '../../engine/sandbox/guest.ts?bundle'
import { builtInLibraries } from '../../plugins/libraries.ts'
import sdk from '../../plugins/sdk.ts?bundle'

/** Those that are there without any plugin of the user. */
export const ownLibraries: readonly Library[] = builtInLibraries

/** What runs inside a plugin's sandbox beside it. */
export const guestModules: GuestModules = { sdk, guest }

interface RegistryStore {
  readonly current: Registry
  /** How often it was replaced. */
  readonly generation: number
}

export const useRegistry = create<RegistryStore>()(() => ({
  current: createRegistry(ownLibraries),
  generation: 0,
}))

/** Always the present one. Whoever shows block types is drawn anew when it changes: see `useRegistry`. */
export const registry: Registry = {
  get libraries() {
    return useRegistry.getState().current.libraries
  },
  get all() {
    return useRegistry.getState().current.all
  },
  find: id => useRegistry.getState().current.find(id),
}

/** @param libraries those of plugins */
export function setPluginLibraries(libraries: readonly Library[]): void {
  const { generation, current } = useRegistry.getState()
  if (libraries.length === 0 && current.libraries.length === ownLibraries.length) return
  useRegistry.setState({
    current: createRegistry([...ownLibraries, ...libraries]),
    generation: generation + 1,
  })
}
