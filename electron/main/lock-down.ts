/** What a page may do beyond showing itself: next to nothing. Electron's own defaults allow almost everything. */
import { app, type Session } from 'electron'
import { isAppUrl } from './app-scheme.ts'

/** Holds for every page of the app, also for one that we did not mean to open. */
export function lockDownPages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-frame-navigate', event => {
      if (!isAppUrl(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', event => {
      if (!isAppUrl(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', event => event.preventDefault())
  })
}

/** Copy and Paste of blocks, also between windows; nothing else is asked for, so nothing else is given. */
const CLIPBOARD: readonly string[] = ['clipboard-read', 'clipboard-sanitized-write']

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(CLIPBOARD.includes(permission) && isAppUrl(contents.getURL()))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => CLIPBOARD.includes(permission) && isAppUrl(origin),
  )
  session.setDevicePermissionHandler(() => false)
}
