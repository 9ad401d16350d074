/**
 * What differs between the hosts: how a call, a notice and a command cross over. Everything that crosses is plain
 * data, because Electron's bridge strips an error of its code.
 */
import { type DocumentState, type Host, type HostCommand, HostError, type HostErrorCode } from './host.ts'

/** The calls that run in the shell, in Node. */
export type HostCalls = Omit<
  Host,
  'kind' | 'hasFileDialogs' | 'setDocumentState' | 'closeWindow' | 'onCommand'
>

export type HostCallName = keyof HostCalls

export type Answer =
  | { readonly value: unknown }
  | { readonly error: { readonly code: HostErrorCode; readonly message: string } }

/** What the page tells the shell without waiting for an answer. */
export type HostNotice =
  | { readonly kind: 'document-state'; readonly state: DocumentState }
  | { readonly kind: 'close-window' }

export interface Transport {
  readonly kind: Host['kind']
  readonly hasFileDialogs: boolean
  readonly call: (name: HostCallName, parameters: readonly unknown[]) => Promise<Answer>
  readonly notify: (notice: HostNotice) => void
  /** The first listener also gets what was asked before there was one, e.g. the file the app was started with. */
  readonly onCommand: (listener: (command: HostCommand) => void) => () => void
}

export function createHost(transport: Transport): Host {
  async function call<Name extends HostCallName>(
    name: Name,
    ...parameters: Parameters<HostCalls[Name]>
  ): Promise<Awaited<ReturnType<HostCalls[Name]>>> {
    const answer = await transport.call(name, parameters)
    if ('error' in answer) throw new HostError(answer.error.code, answer.error.message)
    return answer.value as Awaited<ReturnType<HostCalls[Name]>>
  }

  return {
    kind: transport.kind,
    hasFileDialogs: transport.hasFileDialogs,
    listRecent: () => call('listRecent'),
    listExamples: () => call('listExamples'),
    readExample: id => call('readExample', id),
    chooseFileToOpen: () => call('chooseFileToOpen'),
    chooseFileToSave: suggestedName => call('chooseFileToSave', suggestedName),
    listFolder: (path, ending) =>
      path === undefined ? call('listFolder') : call('listFolder', path, ...(ending ? [ending] : [])),
    readFile: path => call('readFile', path),
    writeFile: (path, text, expectedVersion) => call('writeFile', path, text, expectedVersion),
    exportFile: (path, content, encoding) => call('exportFile', path, content, encoding),
    readDataFile: (project, path) => call('readDataFile', project, path),
    writeDataFile: (project, path, text, writing) => call('writeDataFile', project, path, text, writing),
    listPlugins: stamp => call('listPlugins', stamp),
    consentToPlugin: (name, hash) => call('consentToPlugin', name, hash),
    openPluginsFolder: () => call('openPluginsFolder'),
    setDocumentState: state => transport.notify({ kind: 'document-state', state }),
    closeWindow: () => transport.notify({ kind: 'close-window' }),
    onCommand: listener => transport.onCommand(listener),
  }
}
