/** The plugins folder of this user on the disk, and the file that says what is turned on: one reader for all hosts. */
import type { FolderReader } from './collect-source.ts'
import type { PluginDisk } from './plugin-store.ts'
import { CONSENT_FILE, PLUGINS_FOLDER } from './user-folders.ts'

/** What this takes of Node, which the engine does not know: `node:fs/promises` has all but the last three. */
export interface DiskAccess {
  readonly readdir: (path: string) => Promise<readonly string[]>
  readonly lstat: (path: string) => Promise<{
    readonly size: number
    readonly mtimeMs: number
    readonly isFile: () => boolean
    readonly isDirectory: () => boolean
  }>
  readonly readFile: (path: string, encoding: 'utf8') => Promise<string>
  readonly join: (...parts: string[]) => string
  /** A cryptographic hash. */
  readonly hash: (text: string) => string
  /** Writes a file whole or not at all, for its owner only, in a folder that may not be there yet. */
  readonly writeOwn: (path: string, text: string) => Promise<void>
}

/** @param own where Loopwright keeps its data */
export function createPluginDisk(access: DiskAccess, own: string): PluginDisk {
  const consent = access.join(own, CONSENT_FILE)
  return {
    folder: createFolderReader(access, access.join(own, PLUGINS_FOLDER)),
    // What cannot be read turns nothing on.
    readConsent: () => access.readFile(consent, 'utf8').catch(() => ''),
    writeConsent: text => access.writeOwn(consent, text),
    hash: access.hash,
  }
}

/** Follows no link: what a plugin consists of lies in its folder. */
export function createFolderReader(
  { readdir, lstat, readFile, join }: DiskAccess,
  folder: string,
): FolderReader {
  return {
    list: path => readdir(join(folder, path)),
    look: async path => {
      const status = await lstat(join(folder, path))
      return {
        name: path.slice(path.lastIndexOf('/') + 1),
        kind: status.isFile() ? 'file' : status.isDirectory() ? 'folder' : 'other',
        sizeBytes: status.size,
        changedAt: status.mtimeMs,
      }
    },
    read: path => readFile(join(folder, path), 'utf8'),
  }
}
