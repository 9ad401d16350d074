/** Joins the window with the shell: what it asks for is done, and it knows what the document's state is. */
import type { HostCommand } from '../../electron/contract/host.ts'
import { runCommand } from '../stores/commands.ts'
import { isDialogOpen } from '../stores/dialog-store.ts'
import { isUnsaved, useDocument } from '../stores/document-store.ts'
import { closeWindow, openPath } from '../stores/file-actions.ts'
import { host } from './host.ts'

export function followHost(): () => void {
  const tell = () => {
    const document = useDocument.getState()
    host.setDocumentState({
      name: document.project.name,
      path: document.path,
      isUnsaved: isUnsaved(document),
    })
  }
  tell()
  const stopTelling = useDocument.subscribe((now, before) => {
    const isSame =
      now.project.name === before.project.name &&
      now.path === before.path &&
      isUnsaved(now) === isUnsaved(before)
    if (!isSame) tell()
  })
  const stopListening = host.onCommand(obey)
  return () => {
    stopTelling()
    stopListening()
  }
}

/** While a question is open the window waits for its answer and for nothing else. */
function obey(command: HostCommand): void {
  if (isDialogOpen()) return
  if (command.kind === 'open-path') void openPath(command.path)
  else if (command.kind === 'close-request') void closeWindow()
  else runCommand(command.command)
}
