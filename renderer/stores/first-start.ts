/** The very first start shows what Loopwright does; later ones begin at the start page. */
import { create } from 'zustand'
import type { ExampleFile } from '../../electron/contract/host.ts'
import { host } from '../host/host.ts'
import { useDocument } from './document-store.ts'
import { openExample } from './file-actions.ts'
import { useRun } from './run-store.ts'
import { useView } from './view-store.ts'

const MARK = 'loopwright.started'

interface FirstStart {
  /** Whether the open document is the one that the first start opened. */
  readonly isShowing: boolean
}

export const useFirstStart = create<FirstStart>()(() => ({ isShowing: false }))

/** Opens the first example and runs it, unless this is not the first start or something else is open by then. */
export async function showFirstStart(): Promise<void> {
  if (localStorage.getItem(MARK) !== null) return
  localStorage.setItem(MARK, 'yes')
  useView.getState().show('opening')
  // The worker loads while the example does.
  useRun.getState().warmUp()
  // A file that was named at the start may have come first.
  const isOpening = () => useView.getState().page === 'opening'
  const [example] = await listExamples()
  const isOpen = example !== undefined && isOpening() && (await openExample(example.id, isOpening))
  if (!isOpen) {
    if (isOpening()) useView.getState().show('start')
    return
  }
  useFirstStart.setState({ isShowing: true })
  useRun.getState().start()
  const stop = useDocument.subscribe((now, before) => {
    const isOther = now.past.length === 0 && now.future.length === 0 && now.project !== before.project
    if (!isOther) return
    useFirstStart.setState({ isShowing: false })
    stop()
  })
}

/** None when the host cannot say: the start page then tells why. */
async function listExamples(): Promise<readonly ExampleFile[]> {
  try {
    return await host.listExamples()
  } catch {
    return []
  }
}
