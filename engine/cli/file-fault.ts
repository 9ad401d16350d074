import { CallFault } from './call-fault.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  ENOTDIR: 'A part of the path is not a folder.',
  EISDIR: 'It is a folder, not a file.',
  EACCES: 'You may not use it.',
  EPERM: 'You may not use it.',
  EROFS: 'The disk is read-only.',
  ENOSPC: 'The disk is full.',
}

/** What a failed file operation means to the user; other faults stay what they are. */
export function describeFileFault(fault: unknown, path: string): unknown {
  const code = readCode(fault)
  if (code === undefined) return fault
  return new CallFault(`${path}: ${REASONS[code] ?? `It cannot be used (${code}).`}`)
}

export function readCode(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined
}
