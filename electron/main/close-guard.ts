/** The title bar follows the document, and a window with unsaved work asks before it closes. */
import { app, type BrowserWindow } from 'electron'
import { formatTitle } from '../contract/document-title.ts'
import type { DocumentState, HostCommand } from '../contract/host.ts'

export interface CloseGuard {
  readonly follow: (state: DocumentState) => void
  /** The user lets unsaved work go. */
  readonly letGo: () => void
  /** There is no document any more that could ask or be lost. */
  readonly forget: () => void
}

export function guardClosing(window: BrowserWindow, send: (command: HostCommand) => void): CloseGuard {
  let isUnsaved = false
  let path: string | null = null
  let isQuitting = false
  /** Whether the close that was held up came from quitting, so that letting go must quit as well. */
  let wasQuitting = false

  const noteQuit = (): void => {
    isQuitting = true
  }
  app.on('before-quit', noteQuit)
  window.on('closed', () => app.off('before-quit', noteQuit))

  window.on('close', event => {
    wasQuitting = isQuitting
    isQuitting = false
    if (!isUnsaved) return
    event.preventDefault()
    if (window.isMinimized()) window.restore()
    window.focus()
    send({ kind: 'close-request' })
  })

  return {
    follow: state => {
      isUnsaved = state.isUnsaved
      window.setTitle(formatTitle(state))
      window.setDocumentEdited(state.isUnsaved)
      window.setRepresentedFilename(state.path ?? '')
      if (state.path !== null && state.path !== path) app.addRecentDocument(state.path)
      path = state.path
    },
    letGo: () => {
      isUnsaved = false
      if (wasQuitting) app.quit()
      else window.close()
    },
    forget: () => {
      isUnsaved = false
    },
  }
}
