import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { type FolderListing, HostError } from '../contract/host.ts'
import { describeFileFault, readCode } from './file-fault.ts'

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare

/** The projects folder is listed as empty until the first project is saved in it. */
export async function listFolder(
  path: string | undefined,
  projectsFolder: string,
  ending = '.loop',
): Promise<FolderListing> {
  const folder = resolve(path ?? projectsFolder)
  if (path !== undefined && !isAbsolute(path)) throw new HostError('not-found', `${path} is not a full path.`)
  const entries = await readEntries(folder, projectsFolder)
  const folders: string[] = []
  const files: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const kind = await findKind(entry, folder)
    if (kind === 'folder') folders.push(entry.name)
    else if (kind === 'file' && entry.name.toLowerCase().endsWith(ending)) files.push(entry.name)
  }
  const parent = dirname(folder)
  return {
    path: folder,
    parent: parent === folder ? null : parent,
    folders: folders.sort(byName),
    files: files.sort(byName),
  }
}

async function readEntries(folder: string, projectsFolder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (fault) {
    if (readCode(fault) === 'ENOENT' && folder === resolve(projectsFolder)) return []
    if (readCode(fault) === 'ENOTDIR') throw new HostError('not-found', `${folder} is a file, not a folder.`)
    throw describeFileFault(fault, folder)
  }
}

async function findKind(entry: Dirent, folder: string): Promise<'folder' | 'file' | 'other'> {
  if (entry.isDirectory()) return 'folder'
  if (entry.isFile()) return 'file'
  if (!entry.isSymbolicLink()) return 'other'
  try {
    const status = await stat(join(folder, entry.name))
    return status.isDirectory() ? 'folder' : status.isFile() ? 'file' : 'other'
  } catch {
    return 'other'
  }
}
