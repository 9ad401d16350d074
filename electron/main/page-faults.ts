/** What the user can do when the page's process ends or hangs. Nothing the engine does should bring it that far. */
import { type BrowserWindow, dialog } from 'electron'

export function offerWaysOut(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') void offerReload(window, details.reason)
  })
  let question: AbortController | null = null
  window.on('unresponsive', () => {
    question?.abort()
    question = new AbortController()
    void offerToEnd(window, question.signal)
  })
  // It answers again: the question goes away by itself.
  window.on('responsive', () => question?.abort())
}

async function offerReload(window: BrowserWindow, reason: string): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: `Its process ended (${reason}). Files that were saved are safe.`,
    buttons: ['Start Again', 'Close'],
    defaultId: 0,
    cancelId: 1,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.reload()
  else window.destroy()
}

async function offerToEnd(window: BrowserWindow, signal: AbortSignal): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'Work that was not saved is lost when you close it now.',
    buttons: ['Wait', 'Close'],
    defaultId: 0,
    cancelId: 0,
    signal,
  })
  if (response === 1 && !window.isDestroyed()) window.destroy()
}
