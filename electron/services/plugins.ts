/** The plugins folder of this user, and what is turned on there. */
import { createHash } from 'node:crypto'
import { lstat, mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createPluginDisk, createPluginStore, type DiskAccess, PLUGINS_FOLDER } from '../../engine/index.ts'
import type { HostCalls } from '../contract/transport.ts'
import { createQueue } from './queue.ts'
import { writeAtomically } from './write-atomically.ts'

const OWNER_ONLY = 0o600

const access: DiskAccess = {
  readdir,
  lstat,
  readFile,
  join,
  hash: text => createHash('sha256').update(text).digest('hex'),
  writeOwn: async (path, text) => {
    await mkdir(dirname(path), { recursive: true })
    await writeAtomically(path, text, OWNER_ONLY)
  },
}

export interface Plugins {
  readonly list: HostCalls['listPlugins']
  readonly consent: HostCalls['consentToPlugin']
  readonly openFolder: HostCalls['openPluginsFolder']
}

/** @param show the folder in the platform's file manager, where the host can */
export function createPlugins(userDataFolder: string, show?: (path: string) => Promise<void>): Plugins {
  const folder = join(userDataFolder, PLUGINS_FOLDER)
  const store = createPluginStore(createPluginDisk(access, userDataFolder))
  const queue = createQueue()
  return {
    list: async stamp => {
      const found = await store.stamp()
      if (found === stamp) return null
      const plugins = await store.list()
      return {
        folder,
        stamp: found,
        plugins: plugins.map(({ source, ...plugin }) =>
          'fault' in source
            ? { ...plugin, files: null, fault: source.fault }
            : { ...plugin, files: source.files, fault: null },
        ),
      }
    },
    consent: (name, hash) => queue.add(() => store.consent(name, hash)),
    openFolder: async () => {
      await mkdir(folder, { recursive: true })
      await show?.(folder)
      return folder
    },
  }
}
