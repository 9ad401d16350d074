/** Files of numbers beside a project: nothing outside of its folder is read or written, not through links either. */
import { mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { DataFile } from '../block/data-file.ts'
import { CallFault } from './call-fault.ts'
import type { OutputFile } from './command-io.ts'
import { readCode } from './file-fault.ts'
import { createOutputFile } from './output-file.ts'

/** Bytes. */
const SIZE_LIMIT = 256 * 2 ** 20

/** `path` is one that `findPathFault` lets pass. */
export async function readDataFile(projectFile: string, path: string): Promise<DataFile> {
  try {
    const folder = await realpath(dirname(projectFile))
    const target = await realpath(join(folder, path))
    if (!isWithin(folder, target))
      return { fault: "it is a link that leads out of the project's folder.", hint: 'Copy the file there.' }
    const status = await stat(target)
    if (!status.isFile()) return { fault: 'it is not a file.' }
    if (status.size > SIZE_LIMIT) return { fault: 'it is larger than 256 MB.', hint: 'Keep fewer rows.' }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(target)) }
  } catch (fault) {
    const code = readCode(fault)
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return {
        fault: 'there is no such file.',
        hint: "Its path counts from the folder of the project's file.",
      }
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return { fault: 'it is not a text in UTF-8.' }
    return { fault: `it cannot be read (${code ?? 'unknown'}).` }
  }
}

/** @throws CallFault when it cannot be written there. */
export async function createDataFile(projectFile: string, path: string): Promise<OutputFile> {
  const folder = await realpath(dirname(projectFile))
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true })
  const parent = await realpath(dirname(target))
  const isOutside = parent !== folder && !isWithin(folder, parent)
  const linked = await realpath(target).catch(() => null)
  if (isOutside || (linked !== null && !isWithin(folder, linked)))
    throw new CallFault(
      `${path} leads out of the project's folder.`,
      'Choose another name in the To File block.',
    )
  return createOutputFile(target)
}

function isWithin(folder: string, target: string): boolean {
  const way = relative(folder, target)
  return (
    way !== '' &&
    !way.startsWith(`..${sep}`) &&
    way !== '..' &&
    !way.startsWith(sep) &&
    !/^[A-Za-z]:/.test(way)
  )
}
