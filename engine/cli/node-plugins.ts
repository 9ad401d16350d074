/** What reading plugins takes of Node, and where those of this user lie. */
import { createHash } from 'node:crypto'
import { lstat, mkdir, readdir, readFile, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { collectSource, type FoundPlugin } from '../sandbox/collect-source.ts'
import { createFolderReader, createPluginDisk, type DiskAccess } from '../sandbox/plugin-disk.ts'
import { createPluginStore, type PluginStore } from '../sandbox/plugin-store.ts'
import { findUserDataFolder } from '../sandbox/user-folders.ts'
import { describeFileFault } from './file-fault.ts'
import { createOutputFile } from './output-file.ts'

const access: DiskAccess = {
  readdir,
  lstat,
  readFile,
  join,
  hash: text => createHash('sha256').update(text).digest('hex'),
  writeOwn: async (path, text) => {
    await mkdir(dirname(path), { recursive: true })
    const file = await createOutputFile(path, 0o600)
    await file.write(text)
    await file.keep()
  },
}

export function findOwnFolder(): string {
  return findUserDataFolder({ platform: process.platform, environment: process.env, home: homedir(), join })
}

/** @param own where Loopwright keeps its data */
export function openPluginStore(own: string): PluginStore {
  return createPluginStore(createPluginDisk(access, own))
}

/** One file or folder, wherever it is. The path itself may be a link: the user has named it. */
export async function readPlugin(path: string): Promise<FoundPlugin['source']> {
  try {
    const place = await realpath(path)
    const reader = createFolderReader(access, dirname(place))
    return await collectSource(reader, await reader.look(basename(place)))
  } catch (fault) {
    throw describeFileFault(fault, path)
  }
}
