/** Pictures that the user saves beside the project. */
import { Buffer } from 'node:buffer'
import { basename, dirname, extname, resolve } from 'node:path'
import { type ExportEncoding, HostError } from '../contract/host.ts'
import { describeFileFault, readCode } from './file-fault.ts'
import { writeAtomically } from './write-atomically.ts'
import { findTarget, requireAbsolute } from './write-target.ts'

/** What the app exports; no other file is ever written this way. */
const ENDINGS = ['.svg', '.png']

export async function exportFile(path: string, content: string, encoding: ExportEncoding): Promise<string> {
  requireAbsolute(path)
  if (!ENDINGS.includes(extname(path).toLowerCase())) {
    throw new HostError(
      'not-a-file',
      `A picture cannot be saved as ${basename(path)}: end its name in .svg or .png.`,
    )
  }
  const target = await findTarget(resolve(path))
  try {
    await writeAtomically(
      target.path,
      encoding === 'base64' ? Buffer.from(content, 'base64') : content,
      target.mode,
    )
  } catch (fault) {
    throw readCode(fault) === 'ENOENT'
      ? new HostError('not-found', `The folder ${dirname(path)} does not exist. Choose another one.`)
      : describeFileFault(fault, path)
  }
  return resolve(path)
}
