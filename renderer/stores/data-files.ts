/** The files that the open project's blocks read: kept as they are on the disk, for every worker. */
import { create } from 'zustand'
import { HostError } from '../../electron/contract/host.ts'
import { type DataFile, type DataFiles, listDataFiles } from '../../engine/index.ts'
import { host } from '../host/host.ts'
import { useDocument } from './document-store.ts'
import { registry } from './registry.ts'
import { giveDisk } from './run-store.ts'
import { giveData } from './run-worker.ts'

interface DataFilesStore {
  readonly files: DataFiles
}

export const useDataFiles = create<DataFilesStore>()(() => ({ files: new Map() }))

let newest = 0
let reading: Promise<void> | null = null

/** Reads them anew; null where the project reads none. Runs and checks that start afterwards have them. */
function refreshData(): Promise<void> | null {
  const { project, path } = useDocument.getState()
  const wanted = listDataFiles(project, registry)
  newest += 1
  reading = wanted.length === 0 ? null : take(wanted, path, newest)
  return reading
}

async function take(wanted: readonly string[], project: string | null, turn: number): Promise<void> {
  const read = await Promise.all(wanted.map(async path => [path, await readOne(project, path)] as const))
  // Whoever waits, as a run does, waits for what is read last.
  if (turn !== newest) return reading ?? undefined
  const before = useDataFiles.getState().files
  // The same object for the same content: what was made of it is kept.
  const files = new Map(read.map(([path, file]) => [path, sameAs(before.get(path), file)]))
  if (files.size === before.size && [...files].every(([path, file]) => before.get(path) === file)) return
  giveData([...files])
  useDataFiles.setState({ files })
}

async function readOne(project: string | null, path: string): Promise<DataFile> {
  if (project === null)
    return {
      fault: 'the project has no folder yet.',
      hint: 'Save the project: files are looked for beside it.',
    }
  try {
    return { text: await host.readDataFile(project, path) }
  } catch (fault) {
    if (!(fault instanceof HostError)) throw fault
    return { fault: fault.message, hint: "Its path counts from the folder of the project's file." }
  }
}

function sameAs(before: DataFile | undefined, now: DataFile): DataFile {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now
}

/** Reads whatever the project comes to name, and again when the window is come back to. Returns how to stop. */
export function followDataFiles(): () => void {
  giveDisk({ refresh: refreshData, write: host.writeDataFile })
  let known = ''
  const look = (): void => {
    const { project, path } = useDocument.getState()
    const now = JSON.stringify([path, listDataFiles(project, registry)])
    if (now === known) return
    known = now
    void refreshData()
  }
  const refresh = (): void => void refreshData()
  look()
  const unsubscribe = useDocument.subscribe((now, before) => {
    if (now.project !== before.project || now.path !== before.path) look()
  })
  addEventListener('focus', refresh)
  return () => {
    unsubscribe()
    removeEventListener('focus', refresh)
  }
}
