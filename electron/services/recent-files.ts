import { mkdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import * as z from 'zod/mini'
import type { RecentFile } from '../contract/host.ts'
import { createQueue } from './queue.ts'
import { writeAtomically } from './write-atomically.ts'

const LIMIT = 20
const OWNER_ONLY = 0o600

const recentSchema = z.array(z.object({ path: z.string(), openedAt: z.iso.datetime() }))
type Entry = z.infer<typeof recentSchema>[number]

export interface RecentFiles {
  readonly list: () => Promise<readonly RecentFile[]>
  readonly add: (path: string) => Promise<void>
}

/** The list is a convenience: when its file is damaged it starts again empty, and when it cannot be written it rests. */
export function createRecentFiles(userDataFolder: string, now: () => Date = () => new Date()): RecentFiles {
  const store = join(userDataFolder, 'recent.json')
  const queue = createQueue()
  return {
    list: async () => {
      const entries = await readEntries(store)
      const isThere = await Promise.all(entries.map(entry => isFile(entry.path)))
      return entries.filter((_, index) => isThere[index]).map(describe)
    },
    add: path =>
      queue.add(async () => {
        const others = (await readEntries(store)).filter(entry => entry.path !== path)
        const entries = [{ path, openedAt: now().toISOString() }, ...others].slice(0, LIMIT)
        try {
          await mkdir(userDataFolder, { recursive: true })
          await writeAtomically(store, `${JSON.stringify(entries, null, 2)}\n`, OWNER_ONLY)
        } catch (fault) {
          console.warn(`The list of recent files was not written: ${String(fault)}`)
        }
      }),
  }
}

async function readEntries(store: string): Promise<readonly Entry[]> {
  try {
    return recentSchema.parse(JSON.parse(await readFile(store, 'utf8'))).slice(0, LIMIT)
  } catch {
    return []
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

function describe(entry: Entry): RecentFile {
  return { ...entry, name: basename(entry.path, extname(entry.path)), folder: dirname(entry.path) }
}
