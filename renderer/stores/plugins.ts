/** Follows the plugins folder: what is on is loaded, what has changed or was turned off is not there any more. */
import { create } from 'zustand'
import { HostError, type PluginFile, type PluginListing } from '../../electron/contract/host.ts'
import {
  loadPlugins,
  type Manifest,
  type PluginFault,
  type PluginRecord,
  type PluginSource,
} from '../../engine/index.ts'
import { host } from '../host/host.ts'
import { ask } from './dialog-store.ts'
import { guestModules, ownLibraries, setPluginLibraries } from './registry.ts'
import { givePlugins, probePlugin } from './run-worker.ts'

interface PluginsStore {
  /** Where they lie; empty until it is known. */
  readonly folder: string
  readonly files: readonly PluginFile[]
  /** Of those that are on and were loaded, by the name of the file. */
  readonly manifests: ReadonlyMap<string, Manifest>
  readonly faults: ReadonlyMap<string, PluginFault>
}

export const usePlugins = create<PluginsStore>()(() => ({
  folder: '',
  files: [],
  manifests: new Map(),
  faults: new Map(),
}))

/** Milliseconds between two looks at the folder: a changed file is noticed within a second. */
const LOOK_MILLISECONDS = 800

let stamp: string | null = null
let looking: Promise<void> | null = null
/** Outcome of each probe, by name and hash. */
const probed = new Map<string, PluginFault | null>()

/** Looks at the folder now. Looks follow each other; whoever asks meanwhile waits for the one that is under way. */
export function lookForPlugins(): Promise<void> {
  looking ??= look().finally(() => {
    looking = null
  })
  return looking
}

/** Looks again and again, while the window is seen. Returns how to stop. */
export function followPlugins(): () => void {
  const timer = setInterval(() => {
    if (!document.hidden) void lookForPlugins()
  }, LOOK_MILLISECONDS)
  return () => clearInterval(timer)
}

/** By library: what projects remember of the plugins that are on, or were since the window opened. */
const records = new Map<string, PluginRecord>()

export function pluginRecords(): ReadonlyMap<string, PluginRecord> {
  return records
}

export async function consentToPlugin({ name, hash }: PluginFile, isOn: boolean): Promise<void> {
  await host.consentToPlugin(name, isOn ? hash : null)
  await lookForPlugins()
}

/** Where the host cannot show a folder, the user is told where it is. */
export async function openPluginsFolder(): Promise<void> {
  try {
    const folder = await host.openPluginsFolder()
    if (host.kind === 'web')
      await ask('fault', { title: 'Your plugins folder', message: `Put plugins into ${folder}` })
  } catch (fault) {
    if (!(fault instanceof HostError)) throw fault
    await ask('fault', { title: 'The plugins folder could not be opened', message: fault.message })
  }
}

async function look(): Promise<void> {
  // A host that does not answer has told so where it matters.
  const listing = await host.listPlugins(stamp).catch(() => null)
  if (listing === null) return
  stamp = listing.stamp
  await load(listing)
}

async function load({ folder, plugins: files }: PluginListing): Promise<void> {
  const faults = new Map<string, PluginFault>()
  const sources: PluginSource[] = []
  for (const file of files) {
    if (file.fault !== null) faults.set(file.name, { message: file.fault })
    if (!file.isOn || file.files === null) continue
    const source = { name: file.name, files: file.files }
    const fault = await probeOnce(file, source)
    if (fault === null) sources.push(source)
    else faults.set(file.name, fault)
  }
  const loaded = await loadPlugins(sources, ownLibraries, guestModules, reportLater)
  for (const [name, fault] of loaded.faults) faults.set(name, fault)
  for (const { name: file, hash } of files) {
    const manifest = loaded.manifests.get(file)
    if (manifest) records.set(manifest.id, { name: manifest.name, version: manifest.version, hash })
  }
  usePlugins.setState({ folder, files, manifests: loaded.manifests, faults })
  setPluginLibraries(loaded.plugins.map(({ library }) => library))
  givePlugins(sources.filter(({ name }) => !faults.has(name)))
}

async function probeOnce({ name, hash }: PluginFile, source: PluginSource): Promise<PluginFault | null> {
  const key = `${hash} ${name}`
  const known = probed.get(key)
  if (known !== undefined) return known
  const fault = await probePlugin(source)
  probed.set(key, fault)
  return fault
}

/** A block that is drawn cannot throw at the canvas: what is wrong with it stands in the list of plugins. */
function reportLater(name: string, fault: PluginFault): void {
  const { faults } = usePlugins.getState()
  if (!faults.has(name)) usePlugins.setState({ faults: new Map([...faults, [name, fault]]) })
}
