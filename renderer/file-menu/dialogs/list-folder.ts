/** Folders as the host lists them, beginning where the last file was. */
import type { FolderListing } from '../../../electron/contract/host.ts'
import { host } from '../../host/host.ts'

const LAST_FOLDER = 'loopwright.folder'

export function rememberFolder(path: string): void {
  localStorage.setItem(LAST_FOLDER, path)
}

/** @param ending of the files to list; projects where it is empty */
export async function listFolder(folder: string | undefined, ending: string): Promise<FolderListing> {
  if (ending === '') return folder === undefined ? host.listFolder() : host.listFolder(folder)
  return host.listFolder(folder ?? (await host.listFolder()).path, ending)
}

/** The folder of last time, while it is there. */
export async function listFirstFolder(ending: string): Promise<FolderListing> {
  const last = localStorage.getItem(LAST_FOLDER)
  if (last === null) return listFolder(undefined, ending)
  try {
    return await listFolder(last, ending)
  } catch {
    return listFolder(undefined, ending)
  }
}
