/** Follows the plugins folder: what is on is loaded, what has changed or was turned off is not there any more. */
import { create } from 'zustand'
import { HostError, type PluginFile, type PluginListing } from '../../electron/contract/host.ts'
import {
  loadPlugins,
  type Manifest,
  type PluginFault,
  type PluginRecord,
  type PluginSource,
  type Probe,
} from '../../engine/index.ts'
import { host } from '../host/host.ts'
import { ask } from './dialog-store.ts'
import { probePlugin } from './probe-plugin.ts'
import { guestModules, ownLibraries, setPluginLibraries } from './registry.ts'
import { givePlugins } from './run-worker.ts'

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
/** Until the last listing is loaded; one that a newer listing replaces gives up. */
let loading: Promise<void> = Promise.resolve()
let listings = 0
/** Of each probe, by name and hash. */
const probes = new Map<string, Promise<Probe>>()

/** Looks at the folder now, until what is on there is loaded. */
export async function lookForPlugins(): Promise<void> {
  await lookOnce()
  for (let last: Promise<void> | null = null; last !== loading; await last) last = loading
}

/** Looks follow each other; whoever asks meanwhile waits for the one that is under way. */
function lookOnce(): Promise<void> {
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
  // A look that is under way may be older.
  await looking
  await lookOnce()
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
  listings += 1
  loading = load(listing, listings)
}

/** Probes come first, one after the other, and each says at once what it found; the window goes on meanwhile. */
async function load({ folder, plugins: files }: PluginListing, turn: number): Promise<void> {
  const faults = new Map<string, PluginFault>()
  for (const { name, fault } of files) if (fault !== null) faults.set(name, { message: fault })
  usePlugins.setState({ folder, files, faults: new Map(faults), manifests: keepManifests(files) })
  const sources: PluginSource[] = []
  for (const file of files) {
    if (!file.isOn || file.files === null) continue
    const source = { name: file.name, files: file.files }
    const { fault, isUsable } = await probeOnce(file, source)
    if (turn !== listings) return
    if (isUsable) sources.push(source)
    if (fault === null) continue
    faults.set(file.name, fault)
    usePlugins.setState({ faults: new Map(faults) })
  }
  const loaded = await loadPlugins(sources, ownLibraries, guestModules, reportLater)
  if (turn !== listings) return
  for (const [name, fault] of loaded.faults) faults.set(name, fault)
  for (const { name: file, hash } of files) {
    const manifest = loaded.manifests.get(file)
    if (manifest) records.set(manifest.id, { name: manifest.name, version: manifest.version, hash })
  }
  usePlugins.setState({ manifests: loaded.manifests, faults })
  setPluginLibraries(loaded.plugins.map(({ library }) => library))
  givePlugins(
    sources.flatMap(source => {
      const manifest = loaded.manifests.get(source.name)
      return manifest ? [{ library: manifest.id, source }] : []
    }),
  )
}

/** What is known of those that stay as they were. */
function keepManifests(files: readonly PluginFile[]): ReadonlyMap<string, Manifest> {
  const before = usePlugins.getState()
  const kept = new Map<string, Manifest>()
  for (const { name, hash, isOn } of files) {
    const manifest = before.manifests.get(name)
    if (manifest && isOn && before.files.some(file => file.name === name && file.hash === hash))
      kept.set(name, manifest)
  }
  return kept
}

function probeOnce({ name, hash }: PluginFile, source: PluginSource): Promise<Probe> {
  const key = `${hash} ${name}`
  const probe = probes.get(key) ?? probePlugin(source)
  probes.set(key, probe)
  return probe
}

/** A block that is drawn cannot throw at the canvas: what is wrong with it stands in the list of plugins. */
function reportLater(name: string, fault: PluginFault): void {
  const { faults } = usePlugins.getState()
  if (!faults.has(name)) usePlugins.setState({ faults: new Map([...faults, [name, fault]]) })
}
