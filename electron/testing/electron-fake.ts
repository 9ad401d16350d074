/**
 * A stand-in for the module `electron` in unit tests, where its binary does not run. It keeps the rules whose breach
 * Electron punishes only at run time (what must come before ready, what may be registered once) and records the rest.
 * One of its kind for each test: `vi.resetModules()`, then `vi.doMock('electron', () => fake)`.
 */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { FakeDialog } from './fake-dialog.ts'
import { FakeMenu } from './fake-menu.ts'
import { FakeWebContents } from './fake-web-contents.ts'
import { demand, rules } from './rules.ts'

export { FakeFrame } from './fake-web-contents.ts'
export { contextBridge, ipcRenderer } from './preload-half.ts'
export { letAnotherInstanceRun } from './rules.ts'

class FakeSession
  implements
    Pick<
      Electron.Session,
      'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
    >
{
  request: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null
  check: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null
  device: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null

  setPermissionRequestHandler(handler: FakeSession['request']): void {
    this.request = handler
  }
  setPermissionCheckHandler(handler: FakeSession['check']): void {
    this.check = handler
  }
  setDevicePermissionHandler(handler: FakeSession['device']): void {
    this.device = handler
  }
}

class FakeApp
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'addRecentDocument'
      | 'enableSandbox'
      | 'exit'
      | 'getAppPath'
      | 'isPackaged'
      | 'isReady'
      | 'quit'
      | 'requestSingleInstanceLock'
      | 'setName'
      | 'setPath'
      | 'whenReady'
    >
{
  readonly isPackaged = false
  readonly recentDocuments: string[] = []
  readonly paths = new Map<string, string>()
  appPath = ''
  quits = 0

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path)
  }
  enableSandbox(): void {
    demand(!rules.isReady, 'the sandbox is enabled before ready')
    rules.isSandboxed = true
  }
  exit(): void {
    this.quits += 1
  }
  getAppPath(): string {
    return this.appPath
  }
  isReady(): boolean {
    return rules.isReady
  }
  /** As Electron does: every window may refuse, and then there is no quitting. */
  quit(): void {
    this.emit('before-quit')
    for (const window of [...BrowserWindow.open]) window.close()
    if (BrowserWindow.open.length === 0) this.quits += 1
  }
  requestSingleInstanceLock(): boolean {
    demand(this.paths.has('userData'), 'the lock lies in the folder of user data, which is chosen first')
    return rules.hasLock
  }
  setName(): void {}
  setPath(name: string, path: string): void {
    demand(!rules.isReady, 'paths are set before ready')
    this.paths.set(name, path)
  }
  whenReady(): Promise<void> {
    return rules.isReady ? Promise.resolve() : new Promise(resolve => this.once('ready', resolve))
  }
  becomeReady(): void {
    rules.isReady = true
    this.emit('ready')
  }
}

type ProtocolHandler = Parameters<Electron.Protocol['handle']>[1]

class FakeProtocol implements Pick<Electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  readonly schemes: Electron.CustomScheme[] = []
  readonly handlers = new Map<string, ProtocolHandler>()

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    demand(!rules.isReady, 'schemes are registered before ready')
    demand(this.schemes.length === 0, 'schemes are registered in one call')
    this.schemes.push(...schemes)
  }
  handle(scheme: string, handler: ProtocolHandler): void {
    demand(rules.isReady, 'protocols are handled after ready')
    demand(!this.handlers.has(scheme), 'a protocol is handled once')
    this.handlers.set(scheme, handler)
  }
}

type InvokeHandler = Parameters<Electron.IpcMain['handle']>[1]

class FakeIpcMain extends EventEmitter implements Pick<Electron.IpcMain, 'handle'> {
  readonly handlers = new Map<string, InvokeHandler>()

  handle(channel: string, handler: InvokeHandler): void {
    demand(!this.handlers.has(channel), 'a channel has one handler')
    this.handlers.set(channel, handler)
  }
}

export class BrowserWindow
  extends EventEmitter
  implements
    Pick<
      Electron.BrowserWindow,
      | 'close'
      | 'destroy'
      | 'focus'
      | 'getNormalBounds'
      | 'isDestroyed'
      | 'isMaximized'
      | 'isMinimized'
      | 'loadURL'
      | 'maximize'
      | 'reload'
      | 'restore'
      | 'setDocumentEdited'
      | 'setRepresentedFilename'
      | 'setTitle'
      | 'show'
    >
{
  static open: BrowserWindow[] = []
  readonly webContents = new FakeWebContents()
  readonly options: Electron.BrowserWindowConstructorOptions
  title = ''
  representedFile = ''
  isEdited = false
  focused = 0
  reloads = 0

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    demand(rules.isReady, 'windows are opened after ready')
    demand(rules.isSandboxed, 'the sandbox is enabled before any window')
    demand(session.defaultSession.request !== null, 'permissions are denied before any page is there')
    this.options = options
    BrowserWindow.open.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  /** Closing asks first: a listener may prevent it. */
  close(): void {
    let isPrevented = false
    this.emit('close', { preventDefault: () => (isPrevented = true) })
    if (!isPrevented) this.destroy()
  }
  destroy(): void {
    BrowserWindow.open = BrowserWindow.open.filter(window => window !== this)
    this.emit('closed')
    if (BrowserWindow.open.length === 0) app.emit('window-all-closed')
  }
  isDestroyed(): boolean {
    return !BrowserWindow.open.includes(this)
  }
  async loadURL(url: string): Promise<void> {
    const scheme = new URL(url).protocol.slice(0, -1)
    demand(protocol.handlers.has(scheme), 'a page is loaded when its scheme is handled')
    this.webContents.mainFrame.url = url
  }
  focus(): void {
    this.focused += 1
  }
  getNormalBounds(): Electron.Rectangle {
    return { x: 10, y: 20, width: 1200, height: 800 }
  }
  isMaximized(): boolean {
    return false
  }
  isMinimized(): boolean {
    return false
  }
  maximize(): void {}
  reload(): void {
    this.reloads += 1
  }
  restore(): void {}
  setDocumentEdited(isEdited: boolean): void {
    this.isEdited = isEdited
  }
  setRepresentedFilename(name: string): void {
    this.representedFile = name
  }
  setTitle(title: string): void {
    this.title = title
  }
  show(): void {}
}

export const app = new FakeApp()
export const protocol = new FakeProtocol()
export const ipcMain = new FakeIpcMain()
export const session = { defaultSession: new FakeSession() }
export const dialog = new FakeDialog()
export const Menu = new FakeMenu()
export const screen = {
  getAllDisplays: () => {
    demand(rules.isReady, 'screens are known after ready')
    return [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }]
  },
}
