import { createHash } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { HostError, type OpenedFile, type SavedFile } from '../contract/host.ts'
import { describeFileFault, readCode } from './file-fault.ts'
import { createQueue } from './queue.ts'
import { writeAtomically } from './write-atomically.ts'
import { findTarget, requireAbsolute } from './write-target.ts'

/** Bytes. A project of 3,000 blocks is below one of these megabytes. */
export const FILE_SIZE_LIMIT = 64 * 2 ** 20

const EXTENSION = '.loop'
const READABLE_EXTENSIONS = [EXTENSION, '.json']

export interface ProjectFiles {
  readonly read: (path: string) => Promise<OpenedFile>
  readonly write: (path: string, text: string, expectedVersion: string | null) => Promise<SavedFile>
}

/** `projectsFolder` is made when the first project is saved in it, and no other folder ever is. */
export function createProjectFiles(projectsFolder: string): ProjectFiles {
  const queue = createQueue()
  return {
    read: readProjectFile,
    // One at a time: two windows that save one file must not both pass the check of its version.
    write: (path, text, expectedVersion) =>
      queue.add(() => writeProjectFile(path, text, expectedVersion, projectsFolder)),
  }
}

async function readProjectFile(path: string): Promise<OpenedFile> {
  requireAbsolute(path)
  if (!READABLE_EXTENSIONS.includes(extname(path).toLowerCase())) {
    throw new HostError('not-a-file', `${path} is not a project: names of project files end in ${EXTENSION}.`)
  }
  const bytes = await readBytes(path)
  return { path: resolve(path), text: decode(bytes, path), version: hash(bytes) }
}

async function writeProjectFile(
  asked: string,
  text: string,
  expectedVersion: string | null,
  projectsFolder: string,
): Promise<SavedFile> {
  requireAbsolute(asked)
  const path = resolve(extname(asked) === '' ? `${asked}${EXTENSION}` : asked)
  if (!READABLE_EXTENSIONS.includes(extname(path).toLowerCase())) {
    throw new HostError(
      'not-a-file',
      `A project cannot be saved as ${basename(path)}: end its name in ${EXTENSION}.`,
    )
  }
  const bytes = Buffer.from(text)
  if (bytes.length > FILE_SIZE_LIMIT) throw describeSize(path, bytes.length)
  const target = await findTarget(path)
  if (expectedVersion !== null && target.exists && hash(await readBytes(target.path)) !== expectedVersion) {
    throw new HostError(
      'changed-outside',
      `${basename(path)} was changed by another program since you opened it. Nothing was overwritten.`,
    )
  }
  try {
    if (dirname(path) === resolve(projectsFolder)) await mkdir(projectsFolder, { recursive: true })
    await writeAtomically(target.path, text, target.mode)
  } catch (fault) {
    throw readCode(fault) === 'ENOENT'
      ? new HostError('not-found', `The folder ${dirname(path)} does not exist. Choose another one.`)
      : describeFileFault(fault, path)
  }
  return { path, version: hash(bytes) }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const status = await stat(path)
    if (!status.isFile()) throw new HostError('not-a-file', `${path} is not a file. Choose a file in it.`)
    if (status.size > FILE_SIZE_LIMIT) throw describeSize(path, status.size)
    return await readFile(path)
  } catch (fault) {
    throw describeFileFault(fault, path)
  }
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    const what = isWide
      ? 'it is a text in UTF-16. Save it as UTF-8 in the program that wrote it.'
      : 'it is not a text file in UTF-8.'
    throw new HostError('not-a-file', `${path} is not a project: ${what}`)
  }
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function describeSize(path: string, size: number): HostError {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`
  return new HostError(
    'too-large',
    `${basename(path)} has ${megabytes(size)}; a project may have ${megabytes(FILE_SIZE_LIMIT)}.`,
  )
}
