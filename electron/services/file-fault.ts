import { HostError } from '../contract/host.ts'

/** Says in the user's words why the file system refused. */
export function describeFileFault(fault: unknown, path: string): HostError {
  if (fault instanceof HostError) return fault
  switch (readCode(fault)) {
    case 'ENOENT':
      return new HostError('not-found', `${path} does not exist. It may have been moved, renamed or deleted.`)
    case 'ENOTDIR':
      return new HostError('not-found', `${path} does not exist: a part of its path is a file, not a folder.`)
    case 'EACCES':
    case 'EPERM':
      return new HostError('no-permission', `You have no permission for ${path}. Choose another folder.`)
    case 'EROFS':
      return new HostError('no-permission', `${path} is on a read-only disk. Save it in another folder.`)
    case 'EISDIR':
      return new HostError('not-a-file', `${path} is a folder. Choose a file in it.`)
    case 'ENAMETOOLONG':
      return new HostError('not-found', `The name of ${path} is too long for the disk. Choose a shorter one.`)
    case 'ENOSPC':
    case 'EDQUOT':
      return new HostError(
        'unavailable',
        `The disk is full: ${path} was not written. Free some space and save again.`,
      )
    case 'EBUSY':
      return new HostError('unavailable', `Another program is using ${path}. Close it there and try again.`)
    default:
      return new HostError('unavailable', `${path} could not be used: ${readMessage(fault)}.`)
  }
}

export function readCode(fault: unknown): string | null {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : null
}

function readMessage(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}
