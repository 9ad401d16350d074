/** Writes beside the target and renames at the end, so that a file of that name is always a whole one. */
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { CallFault } from './call-fault.ts'
import type { OutputFile } from './command-io.ts'
import { describeFileFault, readCode } from './file-fault.ts'

/** @param mode permissions of a file that is new */
export async function createOutputFile(path: string, mode = 0o666): Promise<OutputFile> {
  try {
    const target = await findTarget(path)
    const temporary = `${target}.${process.pid}.tmp`
    const file = await open(temporary, 'wx', mode)
    return {
      write: async text => {
        await file.writeFile(text).catch(rethrow(path))
      },
      keep: async () => {
        await file.close()
        await rename(temporary, target).catch(rethrow(path))
      },
      discard: async () => {
        await file.close()
        await rm(temporary, { force: true })
      },
    }
  } catch (fault) {
    throw describeFileFault(fault, path)
  }
}

/** Where links lead, so that a linked file stays linked. */
async function findTarget(path: string): Promise<string> {
  try {
    const target = await realpath(path)
    if (!(await stat(target)).isFile()) throw new CallFault(`${path} is not a file.`, 'Choose another name.')
    return target
  } catch (fault) {
    if (readCode(fault) === 'ENOENT') return path
    throw fault
  }
}

function rethrow(path: string): (fault: unknown) => never {
  return fault => {
    throw describeFileFault(fault, path)
  }
}
