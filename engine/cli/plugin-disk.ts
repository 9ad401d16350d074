/** The plugins folder of this user. */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { FolderEntry, FolderReader } from '../sandbox/collect-source.ts'
import type { PluginDisk } from '../sandbox/plugin-store.ts'
import { CONSENT_FILE, findUserDataFolder, PLUGINS_FOLDER } from '../sandbox/user-folders.ts'
import { describeFileFault, readCode } from './file-fault.ts'

export function findOwnFolder(): string {
  return findUserDataFolder({ platform: process.platform, environment: process.env, home: homedir(), join })
}

/** @param own where Loopwright keeps its data */
export function createPluginDisk(own: string): PluginDisk {
  const consent = join(own, CONSENT_FILE)
  return {
    folder: createFolderReader(join(own, PLUGINS_FOLDER)),
    readConsent: () => readFile(consent, 'utf8').catch(whenMissing('')),
    writeConsent: async text => {
      await mkdir(own, { recursive: true })
      await writeFile(consent, text, { mode: 0o600 })
    },
    hash: text => createHash('sha256').update(text).digest('hex'),
  }
}

function createFolderReader(folder: string): FolderReader {
  return {
    list: async path => {
      const place = join(folder, path)
      const entries = await readdir(place, { withFileTypes: true }).catch(whenMissing([]))
      return Promise.all(
        entries.map(async (entry): Promise<FolderEntry> => {
          const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other'
          const sizeBytes = kind === 'file' ? (await stat(join(place, entry.name))).size : 0
          return { name: entry.name, kind, sizeBytes }
        }),
      )
    },
    read: path => readFile(join(folder, path), 'utf8'),
  }
}

/** One file or folder, wherever it is. */
export async function findEntry(path: string): Promise<{ reader: FolderReader; entry: FolderEntry }> {
  try {
    const status = await stat(path)
    const kind = status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other'
    return {
      reader: createFolderReader(dirname(path)),
      entry: { name: basename(path), kind, sizeBytes: status.size },
    }
  } catch (fault) {
    throw describeFileFault(fault, path)
  }
}

function whenMissing<T>(otherwise: T): (fault: unknown) => T {
  return fault => {
    if (readCode(fault) === 'ENOENT') return otherwise
    throw fault
  }
}
