import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import { COMMAND_CHANNEL, type PreloadNotice } from '../contract/channels.ts'
import { createCommandQueue } from '../contract/command-queue.ts'
import type { HostCommand } from '../contract/host.ts'
import { APP_PAGE } from './app-scheme.ts'
import { guardClosing } from './close-guard.ts'
import { offerWaysOut } from './page-faults.ts'
import { readWindowPlace, writeWindowState } from './window-state.ts'

export interface WindowOptions {
  readonly preloadPath: string
  readonly iconPath: string
  readonly userDataFolder: string
}

export interface AppWindow {
  readonly window: BrowserWindow
  /** Waits until the page is there. */
  readonly send: (command: HostCommand) => void
  readonly hear: (notice: PreloadNotice) => void
  readonly bringToFront: () => void
}

export function openWindow({ preloadPath, iconPath, userDataFolder }: WindowOptions): AppWindow {
  const statePath = join(userDataFolder, 'window.json')
  const workAreas = screen.getAllDisplays().map(display => display.workArea)
  const place = readWindowPlace(statePath, workAreas)
  const window = new BrowserWindow({
    ...place.bounds,
    minWidth: 800,
    minHeight: 500,
    title: 'Loopwright',
    icon: iconPath,
    show: false,
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (place.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', event => event.preventDefault())
  window.on('close', () => {
    writeWindowState(statePath, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() })
  })

  const commands = createCommandQueue()
  let stopSending = (): void => {}
  const guard = guardClosing(window, commands.push)
  const endPage = (): void => {
    stopSending()
    guard.forget()
  }

  window.webContents.on('render-process-gone', endPage)
  offerWaysOut(window)

  const hear = (notice: PreloadNotice): void => {
    switch (notice.kind) {
      case 'ready':
        endPage()
        stopSending = commands.listen(command => window.webContents.send(COMMAND_CHANNEL, command))
        break
      case 'document-state':
        guard.follow(notice.state)
        break
      case 'close-window':
        guard.letGo()
        break
      case 'edit-text':
        window.webContents[notice.edit]()
        break
    }
  }
  const bringToFront = (): void => {
    if (window.isMinimized()) window.restore()
    window.focus()
  }

  void window.loadURL(APP_PAGE)
  return { window, send: commands.push, hear, bringToFront }
}
