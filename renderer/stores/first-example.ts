/** What the very first start shows, asked for while the window's own code is still being read. */
import { host } from '../host/host.ts'
import { prepareWorker } from './run-worker.ts'

const MARK = 'loopwright.started'

/** Null on all starts but the first; its promise gives the text of an example, or null where the host has none to give. */
let example: Promise<string | null> | null = null

export function prepareFirstStart(): void {
  if (localStorage.getItem(MARK) !== null) return
  localStorage.setItem(MARK, 'yes')
  prepareWorker()
  example = readFirstExample()
}

/** Once: whoever asks shows it. */
export function takeFirstExample(): Promise<string | null> | null {
  const taken = example
  example = null
  return taken
}

/** A host that cannot answer says so on the start page. */
async function readFirstExample(): Promise<string | null> {
  try {
    const [first] = await host.listExamples()
    return first ? await host.readExample(first.id) : null
  } catch {
    return null
  }
}
