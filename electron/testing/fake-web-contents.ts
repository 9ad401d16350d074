import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

export class FakeFrame {
  url: string
  constructor(url: string) {
    this.url = url
  }
}

type TextEdits = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll'

export class FakeWebContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'getURL' | 'send' | 'setWindowOpenHandler' | TextEdits>
{
  readonly mainFrame = new FakeFrame('')
  readonly sent: { channel: string; value: unknown }[] = []
  readonly edits: TextEdits[] = []
  openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null

  getURL(): string {
    return this.mainFrame.url
  }
  send(channel: string, ...values: readonly unknown[]): void {
    this.sent.push({ channel, value: values[0] })
  }
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler
  }
  undo = (): void => void this.edits.push('undo')
  redo = (): void => void this.edits.push('redo')
  cut = (): void => void this.edits.push('cut')
  copy = (): void => void this.edits.push('copy')
  paste = (): void => void this.edits.push('paste')
  delete = (): void => void this.edits.push('delete')
  selectAll = (): void => void this.edits.push('selectAll')
}
