/** The browser's side of the web host: calls go over HTTP, everything about the window is done in the page. */
import { type CommandQueue, createCommandQueue } from '../contract/command-queue.ts'
import { formatTitle } from '../contract/document-title.ts'
import type { Host, HostCommand } from '../contract/host.ts'
import { type Answer, createHost, type HostNotice, type Transport } from '../contract/transport.ts'

const SERVER_IS_GONE: Answer = {
  error: {
    code: 'unavailable',
    message:
      'Loopwright does not answer: it was closed in the terminal. Your work is still in this window; ' +
      'export or copy what you need, then start Loopwright again.',
  },
}

export function createWebHost(): Host {
  let isUnsaved = false
  addEventListener('beforeunload', event => {
    if (isUnsaved) event.preventDefault()
  })

  const notify = (notice: HostNotice): void => {
    if (notice.kind === 'document-state') {
      isUnsaved = notice.state.isUnsaved
      document.title = formatTitle(notice.state)
    } else {
      isUnsaved = false
      close()
    }
  }

  const commands = createCommandQueue()
  let areCommandsTaken = false
  const onCommand: Transport['onCommand'] = listener => {
    if (!areCommandsTaken) void takeCommands(commands)
    areCommandsTaken = true
    return commands.listen(listener)
  }

  return createHost({ kind: 'web', hasFileDialogs: false, call: post, notify, onCommand })
}

async function takeCommands(commands: CommandQueue): Promise<void> {
  const answer = await post('takeCommands', [])
  if ('error' in answer) return
  for (const command of answer.value as readonly HostCommand[]) commands.push(command)
}

async function post(name: string, parameters: readonly unknown[]): Promise<Answer> {
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
    })
    return (await response.json()) as Answer
  } catch {
    return SERVER_IS_GONE
  }
}
