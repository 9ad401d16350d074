/** The file that a path to be written means. */
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, resolve } from 'node:path'
import { HostError } from '../contract/host.ts'
import { describeFileFault, readCode } from './file-fault.ts'

interface Target {
  /** Where links lead, so that a linked file stays linked. */
  readonly path: string
  readonly exists: boolean
  readonly mode?: number
}

export async function findTarget(path: string): Promise<Target> {
  try {
    const target = await realpath(path)
    const status = await stat(target)
    if (!status.isFile()) throw new HostError('not-a-file', `${path} is not a file. Choose another name.`)
    return { path: target, exists: true, mode: status.mode & 0o777 }
  } catch (fault) {
    if (readCode(fault) === 'ENOENT') return { path: resolve(path), exists: false }
    throw describeFileFault(fault, path)
  }
}

export function requireAbsolute(path: string): void {
  if (!isAbsolute(path))
    throw new HostError('not-found', `${path} is not a full path. Begin with the disk's root.`)
}
