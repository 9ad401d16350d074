/** The half of Electron that preload sees: what it exposes to the page and sends to main. */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { demand } from './rules.ts'

class FakeIpcRenderer extends EventEmitter implements Pick<Electron.IpcRenderer, 'invoke' | 'send'> {
  readonly sent: { channel: string; value: unknown }[] = []
  readonly invoked: { channel: string; values: readonly unknown[] }[] = []
  answer: unknown = { value: null }

  send(channel: string, ...values: readonly unknown[]): void {
    this.sent.push({ channel, value: values[0] })
  }
  async invoke(channel: string, ...values: readonly unknown[]): Promise<unknown> {
    this.invoked.push({ channel, values })
    return this.answer
  }
}

class FakeContextBridge implements Pick<Electron.ContextBridge, 'exposeInMainWorld'> {
  readonly exposed = new Map<string, unknown>()
  exposeInMainWorld(key: string, value: unknown): void {
    demand(!this.exposed.has(key), 'a key is exposed once')
    this.exposed.set(key, value)
  }
}

export const ipcRenderer = new FakeIpcRenderer()
export const contextBridge = new FakeContextBridge()
