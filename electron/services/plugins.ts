/** The plugins folder of this user, and what is turned on there. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CONSENT_FILE,
  createPluginStore,
  type FolderEntry,
  PLUGINS_FOLDER,
  type PluginDisk,
} from '../../engine/index.ts'
import type { HostCalls } from '../contract/transport.ts'
import { createQueue } from './queue.ts'
import { writeAtomically } from './write-atomically.ts'

const OWNER_ONLY = 0o600

export interface Plugins {
  readonly list: HostCalls['listPlugins']
  readonly consent: HostCalls['consentToPlugin']
  readonly openFolder: HostCalls['openPluginsFolder']
}

/** @param show the folder in the platform's file manager, where the host can */
export function createPlugins(userDataFolder: string, show?: (path: string) => Promise<void>): Plugins {
  const folder = join(userDataFolder, PLUGINS_FOLDER)
  const store = createPluginStore(createDisk(folder, userDataFolder))
  const queue = createQueue()
  return {
    list: async stamp => {
      const found = await findStamp(folder, join(userDataFolder, CONSENT_FILE))
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

function createDisk(folder: string, userDataFolder: string): PluginDisk {
  const consent = join(userDataFolder, CONSENT_FILE)
  return {
    folder: {
      list: path => listEntries(join(folder, path)),
      read: path => readFile(join(folder, path), 'utf8'),
    },
    readConsent: () => readFile(consent, 'utf8').catch(() => ''),
    writeConsent: async text => {
      await mkdir(userDataFolder, { recursive: true })
      await writeAtomically(consent, text, OWNER_ONLY)
    },
    hash,
  }
}

async function listEntries(folder: string): Promise<FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return Promise.all(
    entries.map(async (entry): Promise<FolderEntry> => {
      const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other'
      const sizeBytes = kind === 'file' ? (await stat(join(folder, entry.name))).size : 0
      return { name: entry.name, kind, sizeBytes }
    }),
  )
}

/** Changes whenever a file of the folder or what is turned on does; reads no content. */
async function findStamp(folder: string, consent: string): Promise<string> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const own = names.filter(name => !name.includes('node_modules')).sort()
  const paths = [consent, ...own.map(name => join(folder, name))]
  const marks = await Promise.all(
    paths.map(path =>
      stat(path).then(
        ({ mtimeMs, size }) => `${path} ${mtimeMs} ${size}`,
        () => `${path} gone`,
      ),
    ),
  )
  return hash(marks.join('\n'))
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
