import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CALL_CHANNEL, COMMAND_CHANNEL, NOTICE_CHANNEL, type PreloadNotice } from '../contract/channels.ts'

type Fake = typeof import('../testing/electron-fake.ts')

let fake: Fake
let home: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'loopwright-desktop-'))
  vi.stubEnv('HOME', home)
  vi.stubEnv('XDG_CONFIG_HOME', join(home, 'config'))
  vi.resetModules()
  fake = await import('../testing/electron-fake.ts')
  vi.doMock('electron', () => fake)
  fake.app.appPath = home
})

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Starts the app as Electron would and returns its window. */
async function start(): Promise<InstanceType<Fake['BrowserWindow']>> {
  const { startDesktop } = await import('./desktop.ts')
  const started = startDesktop()
  fake.app.becomeReady()
  await started
  return onlyWindow()
}

function onlyWindow(): InstanceType<Fake['BrowserWindow']> {
  const [window, ...others] = fake.BrowserWindow.open
  if (!window || others.length > 0) throw new Error('There is not exactly one window.')
  return window
}

function notify(notice: PreloadNotice | { kind: string }, frame = onlyWindow().webContents.mainFrame): void {
  fake.ipcMain.emit(NOTICE_CHANNEL, { sender: onlyWindow().webContents, senderFrame: frame }, notice)
}

async function call(senderFrame: unknown, name: string, ...parameters: unknown[]): Promise<unknown> {
  const event = { sender: onlyWindow().webContents, senderFrame } as unknown as Electron.IpcMainInvokeEvent
  return fake.ipcMain.handlers.get(CALL_CHANNEL)?.(event, name, parameters)
}

const unsaved: PreloadNotice = {
  kind: 'document-state',
  state: { name: 'Motor', path: '/p/motor.loop', isUnsaved: true },
}

describe('start', () => {
  it('opens one sandboxed, isolated window on the app scheme', async () => {
    const window = await start()
    expect(window.options.icon).toBe(join(home, 'dist/renderer/icon.png'))
    expect(window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      preload: join(home, 'dist/electron/preload.cjs'),
    })
    expect(window.webContents.mainFrame.url).toBe('app://loopwright/')
    expect(fake.protocol.schemes).toHaveLength(1)
    expect(fake.protocol.schemes[0]?.privileges).not.toHaveProperty('bypassCSP')
    expect(fake.protocol.schemes[0]?.privileges).not.toHaveProperty('corsEnabled')
  })

  it('leaves the stage to an instance that runs already, whose window comes to the front', async () => {
    fake.letAnotherInstanceRun()
    const { startDesktop } = await import('./desktop.ts')
    await startDesktop()
    expect(fake.app.quits).toBe(1)
    expect(fake.protocol.schemes).toHaveLength(0)
  })

  it('opens files given before and after it was ready, relative to where they were named', async () => {
    const { startDesktop } = await import('./desktop.ts')
    const started = startDesktop()
    fake.app.emit('open-file', { preventDefault: () => {} }, '/p/early.loop')
    fake.app.becomeReady()
    await started
    const { webContents } = onlyWindow()
    expect(webContents.sent).toEqual([])
    notify({ kind: 'ready' })
    fake.app.emit('second-instance', {}, ['loopwright', '--flag', 'late.loop'], '/q')
    expect(webContents.sent).toEqual([
      { channel: COMMAND_CHANNEL, value: { kind: 'open-path', path: '/p/early.loop' } },
      { channel: COMMAND_CHANNEL, value: { kind: 'open-path', path: '/q/late.loop' } },
    ])
    expect(onlyWindow().focused).toBeGreaterThan(0)
  })
})

describe('the page', () => {
  it('can neither leave, nor open windows, nor get permissions', async () => {
    const { webContents } = await start()
    const isPrevented = (event: string, url: string): boolean => {
      const preventDefault = vi.fn()
      webContents.emit(event, { url, preventDefault })
      return preventDefault.mock.calls.length > 0
    }
    expect(isPrevented('will-frame-navigate', 'https://example.org/')).toBe(true)
    expect(isPrevented('will-frame-navigate', 'app://elsewhere/')).toBe(true)
    expect(isPrevented('will-frame-navigate', 'app://loopwright/')).toBe(false)
    expect(isPrevented('will-redirect', 'file:///etc/passwd')).toBe(true)
    expect(isPrevented('will-attach-webview', '')).toBe(true)
    expect(webContents.openHandler?.({ url: 'https://example.org/' } as Electron.HandlerDetails)).toEqual({
      action: 'deny',
    })
    const { check, request, device } = fake.session.defaultSession
    const contents = webContents as unknown as Electron.WebContents
    const details = {} as Electron.PermissionCheckHandlerHandlerDetails
    expect(check?.(contents, 'media', 'app://loopwright/', details)).toBe(false)
    expect(check?.(contents, 'clipboard-read', 'https://example.org/', details)).toBe(false)
    expect(check?.(contents, 'clipboard-read', 'app://loopwright/', details)).toBe(true)
    const answer = vi.fn()
    request?.(contents, 'notifications', answer, {} as Electron.PermissionRequest)
    expect(answer).toHaveBeenCalledWith(false)
    expect(device?.({} as Electron.DevicePermissionHandlerHandlerDetails)).toBe(false)
  })

  it('is served with the headers that isolate it, and nothing outside its folder is', async () => {
    await start()
    const handler = fake.protocol.handlers.get('app')
    const { mkdir } = await import('node:fs/promises')
    await mkdir(join(home, 'dist/renderer'), { recursive: true })
    await writeFile(join(home, 'dist/renderer/index.html'), '<!doctype html>')
    await writeFile(join(home, 'dist/secret.txt'), 'secret')
    const page = await handler?.(new Request('app://loopwright/'))
    expect(page?.status).toBe(200)
    expect(await page?.text()).toBe('<!doctype html>')
    expect(page?.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(page?.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await handler?.(new Request('app://loopwright/..%2fsecret.txt')))?.status).toBe(404)
    expect((await handler?.(new Request('app://elsewhere/')))?.status).toBe(404)
  })

  it('alone is answered, and only with what the contract has', async () => {
    const { webContents } = await start()
    const stranger = new fake.FakeFrame('app://loopwright/')
    const refusal = { error: { code: 'unavailable', message: expect.any(String) } }
    expect(await call(webContents.mainFrame, 'listRecent')).toEqual({ value: [] })
    expect(await call(stranger, 'listRecent')).toEqual(refusal)
    expect(await call(null, 'listRecent')).toEqual(refusal)
    expect(await call(webContents.mainFrame, 'constructor')).toEqual(refusal)
    expect(await call(webContents.mainFrame, 'readFile', { path: '/etc/passwd' })).toEqual(refusal)
    webContents.mainFrame.url = 'https://example.org/'
    expect(await call(webContents.mainFrame, 'listRecent')).toEqual(refusal)
  })

  it('shows the dialogs of the platform', async () => {
    const { webContents } = await start()
    expect(await call(webContents.mainFrame, 'chooseFileToOpen')).toEqual({ value: null })
    fake.dialog.save = { canceled: false, filePath: '/p/new.loop' }
    expect(await call(webContents.mainFrame, 'chooseFileToSave', 'a/b')).toEqual({ value: '/p/new.loop' })
  })

  it('does not hear notices of strangers or of another shape', async () => {
    const window = await start()
    notify(unsaved, new fake.FakeFrame('app://loopwright/'))
    notify({ kind: 'document-state' })
    notify({ kind: 'format-disk' })
    expect(window.title).toBe('')
  })

  it('has the text of its fields edited by Chromium', async () => {
    const window = await start()
    notify({ kind: 'edit-text', edit: 'paste' })
    expect(window.webContents.edits).toEqual(['paste'])
  })
})

describe('the document', () => {
  it('is named in the title, with a mark while it is unsaved', async () => {
    const window = await start()
    notify(unsaved)
    expect(window.title).toBe('• Motor - Loopwright')
    expect(window.isEdited).toBe(true)
    expect(window.representedFile).toBe('/p/motor.loop')
    expect(fake.app.recentDocuments).toEqual(['/p/motor.loop'])
    notify({ kind: 'document-state', state: { name: 'Motor', path: '/p/motor.loop', isUnsaved: false } })
    expect(window.title).toBe('Motor - Loopwright')
    expect(fake.app.recentDocuments).toHaveLength(1)
  })

  it('holds its window open while it is unsaved, until the user lets it go', async () => {
    const window = await start()
    notify({ kind: 'ready' })
    notify(unsaved)
    window.close()
    expect(window.isDestroyed()).toBe(false)
    expect(window.webContents.sent.at(-1)?.value).toEqual({ kind: 'close-request' })
    notify({ kind: 'close-window' })
    expect(window.isDestroyed()).toBe(true)
  })

  it('holds up quitting as well, which goes on when it is let go', async () => {
    await start()
    notify({ kind: 'ready' })
    notify(unsaved)
    fake.app.quit()
    expect(fake.app.quits).toBe(0)
    notify({ kind: 'close-window' })
    expect(fake.app.quits).toBeGreaterThan(0)
  })

  it('closes without asking when nothing would be lost, and the window comes back where it was', async () => {
    const window = await start()
    window.close()
    expect(window.isDestroyed()).toBe(true)
    const state = JSON.parse(await readFile(join(home, 'config/Loopwright/window.json'), 'utf8'))
    expect(state).toEqual({ bounds: window.getNormalBounds(), isMaximized: false })
  })
})

describe('a page that fails', () => {
  it('starts again when the user wants that, and then no lost work holds the window', async () => {
    const window = await start()
    notify({ kind: 'ready' })
    notify(unsaved)
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await vi.waitFor(() => expect(window.reloads).toBe(1))
    window.close()
    expect(window.isDestroyed()).toBe(true)
  })

  it('can be closed when it hangs', async () => {
    const window = await start()
    fake.dialog.button = 1
    window.emit('unresponsive')
    await vi.waitFor(() => expect(window.isDestroyed()).toBe(true))
  })

  it('gets what was asked for meanwhile when it is back', async () => {
    const window = await start()
    notify({ kind: 'ready' })
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' })
    fake.app.emit('open-file', { preventDefault: () => {} }, '/p/late.loop')
    expect(window.webContents.sent).toEqual([])
    notify({ kind: 'ready' })
    expect(window.webContents.sent.map(({ value }) => value)).toEqual([
      { kind: 'open-path', path: '/p/late.loop' },
    ])
  })
})
