import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CALL_CHANNEL, COMMAND_CHANNEL, NOTICE_CHANNEL, TRANSPORT_KEY } from '../contract/channels.ts'
import type { HostCommand } from '../contract/host.ts'
import { createHost, type Transport } from '../contract/transport.ts'

type Fake = typeof import('../testing/electron-fake.ts')

let fake: Fake
let focused: object | null

beforeEach(async () => {
  vi.resetModules()
  fake = await import('../testing/electron-fake.ts')
  vi.doMock('electron', () => fake)
  focused = null
  vi.stubGlobal('document', {
    get activeElement() {
      return focused
    },
  })
  await import('./preload.ts')
})

afterEach(() => {
  vi.unstubAllGlobals()
})

function exposed(): Transport {
  return fake.contextBridge.exposed.get(TRANSPORT_KEY) as Transport
}

function command(value: HostCommand): void {
  fake.ipcRenderer.emit(COMMAND_CHANNEL, {}, value)
}

/** An input of a type, as far as `matches` and `getAttribute` tell. */
function input(type: string): object {
  return { matches: (selector: string) => selector === 'input', getAttribute: () => type }
}

const copy: HostCommand = { kind: 'menu', command: 'edit.copy' }

describe('preload', () => {
  it('exposes one thing, and no part of Electron', () => {
    expect([...fake.contextBridge.exposed.keys()]).toEqual([TRANSPORT_KEY])
    expect(Object.keys(exposed()).sort()).toEqual(['call', 'hasFileDialogs', 'kind', 'notify', 'onCommand'])
    expect(fake.ipcRenderer.sent).toEqual([{ channel: NOTICE_CHANNEL, value: { kind: 'ready' } }])
  })

  it('carries calls, and a failed one arrives with its code', async () => {
    const host = createHost(exposed())
    fake.ipcRenderer.answer = { value: [] }
    expect(await host.listRecent()).toEqual([])
    expect(fake.ipcRenderer.invoked).toEqual([{ channel: CALL_CHANNEL, values: ['listRecent', []] }])
    fake.ipcRenderer.answer = { error: { code: 'not-found', message: 'It is gone.' } }
    await expect(host.readFile('/p')).rejects.toMatchObject({ name: 'HostError', code: 'not-found' })
  })

  it('keeps commands until the page listens', () => {
    command({ kind: 'open-path', path: '/p' })
    const heard: HostCommand[] = []
    exposed().onCommand(value => heard.push(value))
    command(copy)
    expect(heard).toEqual([{ kind: 'open-path', path: '/p' }, copy])
  })

  it('has text edited by Chromium while the user types, and blocks by the page otherwise', () => {
    const heard: HostCommand[] = []
    exposed().onCommand(value => heard.push(value))
    focused = input('text')
    command(copy)
    expect(heard).toEqual([])
    expect(fake.ipcRenderer.sent.at(-1)?.value).toEqual({ kind: 'edit-text', edit: 'copy' })
    focused = input('range')
    command(copy)
    command({ kind: 'close-request' })
    expect(heard).toEqual([copy, { kind: 'close-request' }])
  })
})
