/** The very first start shows what Loopwright does; later ones begin at the start page. */
import { create } from 'zustand'
import { isOpening, useDocument } from './document-store.ts'
import { showExample } from './file-actions.ts'
import { takeFirstExample } from './first-example.ts'
import { useRun } from './run-store.ts'
import { useView } from './view-store.ts'

interface FirstStart {
  /** Whether the open document is the one that the first start opened. */
  readonly isShowing: boolean
}

export const useFirstStart = create<FirstStart>()(() => ({ isShowing: false }))

/** Opens the first example and runs it, unless this is not the first start or something else is open by then. */
export async function showFirstStart(): Promise<void> {
  const reading = takeFirstExample()
  if (reading === null) return
  useView.getState().show('opening')
  useRun.getState().warmUp()
  const text = await reading
  // A file that was named at the start may have come first.
  if (useView.getState().page !== 'opening') return
  // One step from here to the start of the run: the worker compiles while the editor is drawn for the first time.
  if (text === null || !showExample(text)) {
    useView.getState().show('start')
    return
  }
  useFirstStart.setState({ isShowing: true })
  useRun.getState().start()
  const stop = useDocument.subscribe((now, before) => {
    if (!isOpening(now, before)) return
    useFirstStart.setState({ isShowing: false })
    stop()
  })
}
