/** How many threads runs may take: a wish of this machine's user, no part of a project. */
import { create } from 'zustand'

const MARK = 'loopwright.threads'

interface ThreadsStore {
  /** Null for as many as are of use. */
  readonly threads: number | null
}

export const useThreads = create<ThreadsStore>()(() => {
  const stored = Number(globalThis.localStorage?.getItem(MARK))
  return { threads: listThreadChoices().includes(stored) ? stored : null }
})

/** Up to the cores of the machine, and two at least. */
export function listThreadChoices(): readonly number[] {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1
  return Array.from({ length: Math.max(2, cores) }, (_, i) => i + 1)
}

export function chooseThreads(threads: number | null): void {
  if (threads === null) localStorage.removeItem(MARK)
  else localStorage.setItem(MARK, String(threads))
  useThreads.setState({ threads })
}
