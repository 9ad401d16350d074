/** What the user does with files: everything asks before it lets unsaved work go, and nothing is ever half done. */

import { type ExportEncoding, HostError } from '../../electron/contract/host.ts'
import {
  compile,
  createProject,
  type Diagnostic,
  FORMAT_VERSION,
  isError,
  listDataFiles,
  type Project,
  readProject,
  recordPlugins,
  renameProject,
  writeProject,
} from '../../engine/index.ts'
import { host } from '../host/host.ts'
import { fileOf } from '../kernels/file-path.ts'
import { ask, holdWhile } from './dialog-store.ts'
import { isUnsaved, useDocument } from './document-store.ts'
import { lookForPlugins, pluginRecords } from './plugins.ts'
import { registry } from './registry.ts'
import { useRun } from './run-store.ts'
import { useView } from './view-store.ts'

const UNTITLED = 'Untitled'

export async function newProject(): Promise<void> {
  if (await mayLeave()) show(createProject(UNTITLED), null, null)
}

export async function openFromDialog(): Promise<void> {
  if (!(await mayLeave())) return
  const path = await reportFaults('The files could not be shown', chooseFileToOpen)
  if (path) await openUnguarded(path)
}

export async function openPath(path: string): Promise<void> {
  if (await mayLeave()) await openUnguarded(path)
}

export async function openExample(id: string): Promise<void> {
  if (!(await mayLeave())) return
  const text = await reportFaults('The example could not be opened', () => holdWhile(host.readExample(id)))
  if (text !== null) await showText(text, id, null, null)
}

/** The one that shows most of what there is. */
export async function openFirstExample(): Promise<void> {
  const found = await reportFaults('The examples could not be listed', () => host.listExamples())
  const [first] = found ?? []
  if (first) await openExample(first.id)
}

/** At once, and unchecked: whatever is wrong with it is found beside the window. False where it is no project. */
export function showExample(text: string): boolean {
  const { project } = readProject(text)
  if (project) show(project, null, null)
  return project !== null
}

export async function showStartPage(): Promise<void> {
  if (!(await mayLeave())) return
  // What was not saved is let go, so that it is not asked about a second time.
  if (isUnsaved(useDocument.getState())) useDocument.getState().open(createProject(UNTITLED), null, null)
  useRun.getState().stop()
  useView.getState().show('start')
}

/** Whether the open project is of a newer version: writing it would lose what this version does not know. */
export function isReadOnly({ version }: Project): boolean {
  return version > FORMAT_VERSION
}

/** False when nothing was written. */
export async function save(): Promise<boolean> {
  if (await refuseReadOnly()) return false
  const { path } = useDocument.getState()
  return path === null ? saveAs() : write(path, { mayReplace: false })
}

export async function saveAs(): Promise<boolean> {
  if (await refuseReadOnly()) return false
  const { project, path } = useDocument.getState()
  const suggestedName = path === null ? `${project.name}.loop` : fileOf(path)
  const chosen = await reportFaults('The files could not be shown', () => chooseFileToSave(suggestedName))
  if (!chosen) return false
  if (project.name === UNTITLED) {
    const name = fileOf(chosen).replace(/\.loop$/i, '')
    useDocument.getState().edit('name the project', old => renameProject(old, name))
  }
  // Whoever chose the file was asked about replacing it.
  return write(chosen, { mayReplace: true })
}

/** Asks for a file with the ending of the suggested name and writes there. False when nothing was written. */
export async function saveExport(
  suggestedName: string,
  content: string,
  encoding: ExportEncoding,
): Promise<boolean> {
  const path = await reportFaults('The files could not be shown', () =>
    host.hasFileDialogs ? host.chooseFileToSave(suggestedName) : ask('export-file', { suggestedName }),
  )
  if (!path) return false
  const written = await reportFaults('The picture was not saved', () =>
    host.exportFile(path, content, encoding),
  )
  return written !== null
}

/** The shell wants to close the window. */
export async function closeWindow(): Promise<void> {
  if (await mayLeave()) host.closeWindow()
}

async function refuseReadOnly(): Promise<boolean> {
  const { project } = useDocument.getState()
  if (!isReadOnly(project)) return false
  const message = `It is of version ${project.version}, and this Loopwright writes version ${FORMAT_VERSION}. Saving would lose what is new in it: use a newer Loopwright.`
  await ask('fault', { title: 'This project is read-only', message })
  return true
}

/** True when there is nothing to lose, or the user saved it or lets it go. */
async function mayLeave(): Promise<boolean> {
  const document = useDocument.getState()
  if (!isUnsaved(document)) return true
  const answer = await ask('unsaved', { name: document.project.name })
  // What was changed while it was written is not saved yet.
  return answer === 'save' ? (await save()) && mayLeave() : answer === 'discard'
}

function chooseFileToOpen(): Promise<string | null> {
  return host.hasFileDialogs ? host.chooseFileToOpen() : ask('open-file', {})
}

function chooseFileToSave(suggestedName: string): Promise<string | null> {
  return host.hasFileDialogs ? host.chooseFileToSave(suggestedName) : ask('save-file', { suggestedName })
}

async function openUnguarded(path: string): Promise<boolean> {
  const file = await reportFaults('This file could not be opened', () => holdWhile(host.readFile(path)))
  return file !== null && showText(file.text, fileOf(path), file.path, file.version)
}

/** Opens a text where it is a project, after a word with the user where the project has errors. */
async function showText(
  text: string,
  name: string,
  path: string | null,
  version: string | null,
): Promise<boolean> {
  const { project, diagnostics } = readProject(text)
  // Its blocks may come from a plugin that is on and not loaded yet.
  if (project?.plugins && !(await holdWhile(lookForPlugins().then(() => true)))) return false
  const compiled = project ? compile(project, registry).diagnostics : []
  // Files beside the project are read once it is open: until then nobody knows how many columns they have.
  const readsFiles = project !== null && listDataFiles(project, registry).length > 0
  const isPremature = ({ code }: Diagnostic) =>
    code === 'data-file' || (readsFiles && code === 'width-mismatch')
  const errors = [...diagnostics, ...compiled.filter(problem => !isPremature(problem))].filter(isError)
  // Blocks of a plugin that is not here stand in for themselves, and Problems says what is missing.
  if (!project || errors.some(({ code }) => code !== 'missing-plugin')) {
    const canOpenAnyway = project !== null && !errors.some(isStructural)
    const answer = await ask('refused-file', { name, diagnostics: errors, canOpenAnyway })
    if (project === null || answer === 'cancel') return false
  }
  show(project, path, version)
  if (errors.length > 0) useView.getState().showDock('problems')
  const newer = diagnostics.find(({ code }) => code === 'newer-version')
  if (newer) {
    await ask('fault', {
      title: 'This project opens read-only',
      message: `${newer.message} ${newer.hint ?? ''}`,
    })
  }
  return true
}

/** Nothing could be drawn of a project like that, or drawing it would never end. */
function isStructural({ code }: Diagnostic): boolean {
  return code === 'cycle-of-models' || code === 'unknown-root' || code === 'wrong-shape'
}

/** The canvas takes the keyboard with it. */
function show(project: Project, path: string | null, version: string | null): void {
  useDocument.getState().open(project, path, version)
  useView.getState().closeAllTabs()
  useView.getState().show('editor')
  // So that a block can be typed at once, and Space does not mean the menu from which it was opened.
  useView.getState().callCanvas()
}

let writing: Promise<unknown> | null = null

/** One at a time: until a write is through, the version that its file then has is not known. */
async function write(path: string, { mayReplace }: { readonly mayReplace: boolean }): Promise<boolean> {
  while (writing !== null) await writing
  const { project, savedProject, fileVersion } = useDocument.getState()
  try {
    const written = host.writeFile(
      path,
      writeProject(recordPlugins(project, pluginRecords())),
      mayReplace ? null : fileVersion,
    )
    writing = written
      .catch(() => null)
      .then(() => {
        writing = null
      })
    const file = await written
    // Another project may be open by now, and is not what was written.
    if (useDocument.getState().savedProject === savedProject)
      useDocument.getState().markSaved(file.path, file.version, project)
    return true
  } catch (fault) {
    if (!(fault instanceof HostError)) throw fault
    if (fault.code !== 'changed-outside') {
      await ask('fault', { title: 'The project was not saved', message: fault.message })
      return false
    }
    return resolveConflict(path)
  }
}

async function resolveConflict(path: string): Promise<boolean> {
  const answer = await ask('changed-outside', { name: fileOf(path) })
  if (answer === 'overwrite') return write(path, { mayReplace: true })
  if (answer === 'reload') await openUnguarded(path)
  return false
}

/** Null when it failed and the user has read why. */
async function reportFaults<Value>(title: string, act: () => Promise<Value>): Promise<Value | null> {
  try {
    return await act()
  } catch (fault) {
    if (!(fault instanceof HostError)) throw fault
    await ask('fault', { title, message: fault.message })
    return null
  }
}
