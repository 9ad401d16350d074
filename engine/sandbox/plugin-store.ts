/** The plugins folder and what the user has turned on there, on whatever disk. */
import { collectPlugins, describeContent, describeState, type FolderReader } from './collect-source.ts'
import { changeConsent, isEnabled, readConsent, writeConsent } from './consent.ts'
import type { PluginSource } from './source.ts'

export interface PluginDisk {
  readonly folder: FolderReader
  /** Empty when there is none. */
  readonly readConsent: () => Promise<string>
  readonly writeConsent: (text: string) => Promise<void>
  /** A cryptographic hash. */
  readonly hash: (text: string) => string
}

/** A plugin as it lies in the folder; nothing of it has been evaluated. */
export interface StoredPlugin {
  readonly name: string
  /** Of its content; empty when that cannot be read. */
  readonly hash: string
  /** Turned on, and not changed since. */
  readonly isOn: boolean
  /** Turned on once, and changed since. */
  readonly isChanged: boolean
  readonly source: PluginSource | { readonly fault: string }
}

export interface PluginStore {
  /** Another one whenever a file of a plugin or what is turned on has changed; reads no plugin. */
  readonly stamp: () => Promise<string>
  readonly list: () => Promise<readonly StoredPlugin[]>
  /** The sources of those that are on. */
  readonly listOn: () => Promise<readonly PluginSource[]>
  /** @param hash of the content that the user has seen; null turns it off */
  readonly consent: (name: string, hash: string | null) => Promise<void>
}

export function createPluginStore(disk: PluginDisk): PluginStore {
  const list = async (): Promise<StoredPlugin[]> => {
    const consent = readConsent(await disk.readConsent())
    return (await collectPlugins(disk.folder)).map(({ name, source }) => {
      const hash = 'fault' in source ? '' : disk.hash(describeContent(source))
      const isOn = hash !== '' && isEnabled(consent, name, hash)
      return { name, hash, isOn, isChanged: !isOn && Object.hasOwn(consent, name), source }
    })
  }
  return {
    stamp: async () =>
      disk.hash(JSON.stringify([await describeState(disk.folder), await disk.readConsent()])),
    list,
    listOn: async () =>
      (await list()).flatMap(({ isOn, source }) => (isOn && !('fault' in source) ? [source] : [])),
    consent: async (name, hash) => {
      const consent = readConsent(await disk.readConsent())
      await disk.writeConsent(writeConsent(changeConsent(consent, name, hash)))
    },
  }
}
