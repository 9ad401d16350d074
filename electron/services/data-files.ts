/** Files of numbers beside a project: nothing outside of its folder is read or written, not through links either. */
import { appendFile, mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { findPathFault } from '../../engine/index.ts'
import { type DataWriting, HostError } from '../contract/host.ts'
import { describeFileFault, readCode } from './file-fault.ts'
import { writeAtomically } from './write-atomically.ts'
import { requireAbsolute } from './write-target.ts'

/** Bytes. */
const SIZE_LIMIT = 256 * 2 ** 20
const PROJECT_ENDINGS = ['.loop', '.json']

export async function readDataFile(project: string, path: string): Promise<string> {
  const { folder, target } = await locate(project, path, 'read')
  try {
    const file = await realpath(target)
    if (!isWithin(folder, file)) throw refuse(path)
    const status = await stat(file)
    if (!status.isFile()) throw new HostError('not-a-file', 'it is not a file.')
    if (status.size > SIZE_LIMIT) throw new HostError('too-large', 'it is larger than 256 MB.')
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (fault) {
    if (readCode(fault) === 'ENOENT') throw new HostError('not-found', 'there is no such file.')
    if (readCode(fault) === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw new HostError('not-a-file', 'it is not a text in UTF-8.')
    throw describeFileFault(fault, path)
  }
}

/** Folders below the project's are made. */
export async function writeDataFile(
  project: string,
  path: string,
  text: string,
  writing: DataWriting,
): Promise<void> {
  const { folder, target } = await locate(project, path, 'write')
  try {
    await makeFolder(folder, dirname(target))
    const known = await realpath(target).catch(() => null)
    if (known !== null && !isWithin(folder, known)) throw refuse(path)
    if (writing === 'append') await appendFile(known ?? target, text)
    else await writeAtomically(known ?? target, text)
  } catch (fault) {
    throw describeFileFault(fault, path)
  }
}

/** The folder is looked at where links lead, before anything is made in it. */
async function makeFolder(folder: string, wanted: string): Promise<void> {
  let below = folder
  for (const part of relative(folder, wanted).split(sep)) {
    below = join(below, part)
    const known = await realpath(below).catch(() => null)
    if (known !== null && known !== folder && !isWithin(folder, known)) throw refuse(relative(folder, wanted))
  }
  await mkdir(wanted, { recursive: true })
}

async function locate(
  project: string,
  path: string,
  use: 'read' | 'write',
): Promise<{ readonly folder: string; readonly target: string }> {
  requireAbsolute(project)
  const fault = findPathFault(path, use)
  if (fault) throw new HostError('not-a-file', `${fault.problem} ${fault.hint}`)
  if (!PROJECT_ENDINGS.includes(extname(project).toLowerCase()))
    throw new HostError('not-a-file', `${project} is not a project.`)
  const file = await stat(project).catch(() => null)
  if (!file?.isFile()) throw new HostError('not-found', `${project} does not exist.`)
  const folder = await realpath(dirname(resolve(project)))
  return { folder, target: join(folder, path) }
}

function isWithin(folder: string, target: string): boolean {
  const way = relative(folder, target)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === target
}

function refuse(path: string): HostError {
  return new HostError(
    'not-a-file',
    `${path} leads out of the project's folder, and a project uses no other files.`,
  )
}
