/** All that crosses from Electron into the page. It is bundled into one CommonJS file, as a sandbox demands. */
import { contextBridge, ipcRenderer } from 'electron'
import {
  CALL_CHANNEL,
  COMMAND_CHANNEL,
  NOTICE_CHANNEL,
  type PreloadNotice,
  TRANSPORT_KEY,
} from '../contract/channels.ts'
import { createCommandQueue } from '../contract/command-queue.ts'
import type { HostCommand } from '../contract/host.ts'
import type { Transport } from '../contract/transport.ts'
import { findTextEdit } from './text-edits.ts'

const commands = createCommandQueue()

function notify(notice: PreloadNotice): void {
  ipcRenderer.send(NOTICE_CHANNEL, notice)
}

ipcRenderer.on(COMMAND_CHANNEL, (_event, command: HostCommand) => {
  const edit = findTextEdit(command, document.activeElement)
  if (edit === null) commands.push(command)
  else notify({ kind: 'edit-text', edit })
})

const transport: Transport = {
  kind: 'electron',
  hasFileDialogs: true,
  call: (name, parameters) => ipcRenderer.invoke(CALL_CHANNEL, name, parameters),
  notify,
  onCommand: commands.listen,
}

contextBridge.exposeInMainWorld(TRANSPORT_KEY, transport)
notify({ kind: 'ready' })
