/** The desktop app from start to end: one process, one window, one document. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, Menu, session, shell } from 'electron'
import { findProjectsFolder, findUserDataFolder } from '../services/folders.ts'
import { createServices } from '../services/services.ts'
import { registerAppScheme, serveApp } from './app-scheme.ts'
import { createFileDialogs } from './dialogs.ts'
import { answerPage } from './ipc.ts'
import { denyPermissions, lockDownPages } from './lock-down.ts'
import { createMenuTemplate } from './menu.ts'
import { findProjectArgument } from './opened-files.ts'
import { type AppWindow, openWindow } from './window.ts'

/** Resolves when the window is open, or at once when another instance is there to take over. */
export async function startDesktop(): Promise<void> {
  app.setName('Loopwright')
  const userDataFolder = findUserDataFolder()
  mkdirSync(userDataFolder, { recursive: true })
  app.setPath('userData', userDataFolder)
  if (!app.requestSingleInstanceLock()) return app.quit()
  app.enableSandbox()
  registerAppScheme()
  lockDownPages()

  let current: AppWindow | null = null
  let isPrepared = false
  let firstPath = findProjectArgument(process.argv.slice(1), process.cwd())

  /** Shows the window, which on a Mac may have been closed while the app went on. */
  function show(): AppWindow | null {
    if (current !== null) current.bringToFront()
    else if (isPrepared) open()
    return current
  }
  function open(): void {
    const preloadPath = join(app.getAppPath(), 'dist/electron/preload.cjs')
    const iconPath = join(app.getAppPath(), 'dist/renderer/icon.png')
    const opened = openWindow({ preloadPath, iconPath, userDataFolder })
    opened.window.on('closed', () => {
      current = null
    })
    current = opened
    if (firstPath !== null) opened.send({ kind: 'open-path', path: firstPath })
    firstPath = null
  }
  function openPath(path: string): void {
    const shown = show()
    if (shown === null) firstPath = path
    else shown.send({ kind: 'open-path', path })
  }

  app.on('open-file', (event, path) => {
    event.preventDefault()
    openPath(path)
  })
  app.on('second-instance', (_event, values, folder) => {
    const path = findProjectArgument(values.slice(1), folder)
    if (path === null) show()
    else openPath(path)
  })
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  await app.whenReady()
  denyPermissions(session.defaultSession)
  serveApp(join(app.getAppPath(), 'dist/renderer'))
  const calls = createServices({
    examplesFolder: join(app.getAppPath(), 'examples'),
    userDataFolder,
    projectsFolder: findProjectsFolder(),
    dialogs: createFileDialogs(() => current?.window ?? null),
    showFolder: async path => {
      await shell.openPath(path)
    },
  })
  answerPage(calls, notice => current?.hear(notice))
  const template = createMenuTemplate({
    platform: process.platform,
    isPackaged: app.isPackaged,
    send: command => show()?.send({ kind: 'menu', command }),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  isPrepared = true
  show()
}
