/** What the user does with files, over the real services on a folder of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHost } from '../../electron/contract/transport.ts'
import { answerCall } from '../../electron/services/answer-call.ts'
import { createServices } from '../../electron/services/services.ts'
import { createProject, readProject, renameProject, writeProject } from '../../engine/index.ts'
import { host } from '../host/host.ts'
import { type OpenQuestion, useDialog } from './dialog-store.ts'
import { isUnsaved, useDocument } from './document-store.ts'
import { newProject, openExample, openPath, save, saveAs, showStartPage } from './file-actions.ts'
import { useView } from './view-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'loopwright-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

vi.mock('../host/host.ts', () => {
  let services: ReturnType<typeof createServices> | null = null
  const open = () =>
    createServices({ examplesFolder: folder, projectsFolder: folder, userDataFolder: join(folder, 'user') })
  return {
    host: createHost({
      kind: 'web',
      hasFileDialogs: false,
      call: (name, parameters) => {
        services ??= open()
        return answerCall(services, name, parameters)
      },
      notify: () => {},
      onCommand: () => () => {},
    }),
  }
})

const at = (name: string) => join(folder, name)
const write = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}
const projectNamed = (name: string) => writeProject(createProject(name))
const document = () => useDocument.getState()
const rename = (name: string) => document().edit('rename project', project => renameProject(project, name))

/** Waits for the next question and answers it. */
async function answer<Kind extends OpenQuestion['kind']>(
  kind: Kind,
  given: Parameters<Extract<OpenQuestion, { kind: Kind }>['answer']>[0],
): Promise<OpenQuestion> {
  const question = await vi.waitFor(() => {
    const open = useDialog.getState().question
    expect(open?.kind).toBe(kind)
    return open as OpenQuestion
  })
  const give = question.answer as (value: typeof given) => void
  give(given)
  return question
}

beforeEach(() => {
  document().open(createProject('Open already'), null, null)
  useView.getState().show('start')
})

describe('opening', () => {
  it('shows what a file holds, with where it came from', async () => {
    await openPath(write('motor.loop', projectNamed('Motor')))
    expect(document().project.name).toBe('Motor')
    expect(document().path).toBe(at('motor.loop'))
    expect(isUnsaved(document())).toBe(false)
    expect(useView.getState().page).toBe('editor')
  })

  it('leaves the open document as it was when the file is no project', async () => {
    const before = document().project
    for (const text of ['', '{', '{"a": 1}', projectNamed('Cut').slice(0, 60)]) {
      const opening = openPath(write('bad.loop', text))
      const question = await answer('refused-file', 'cancel')
      await opening
      expect(question).toMatchObject({ canOpenAnyway: false })
      expect(document().project).toBe(before)
      expect(useView.getState().page).toBe('start')
    }
  })

  it('opens a project with errors only when the user wants it', async () => {
    const text = projectNamed('No step').replace('"1e-3"', '"0"')
    const path = write('no-step.loop', text)
    const first = openPath(path)
    const question = await answer('refused-file', 'cancel')
    await first
    expect(question).toMatchObject({ canOpenAnyway: true, diagnostics: [{ code: 'bad-setting' }] })
    expect(document().project.name).toBe('Open already')
    const second = openPath(path)
    await answer('refused-file', 'open')
    await second
    expect(document().project.name).toBe('No step')
  })

  it('opens no cycle of models', async () => {
    const uses = (model: string) => ({
      parameters: {},
      connections: [],
      blocks: { part: { type: 'subsystems/model', parameters: { model } } },
    })
    const project = { ...createProject('Cycle'), models: { main: uses('a'), a: uses('main') } }
    const opening = openPath(write('cycle.loop', writeProject(project)))
    expect(await answer('refused-file', 'cancel')).toMatchObject({ canOpenAnyway: false })
    await opening
    expect(document().project.name).toBe('Open already')
  })

  it('says so when the file is gone', async () => {
    const opening = openPath(at('gone.loop'))
    expect(await answer('fault', 'understood')).toMatchObject({ title: 'This file could not be opened' })
    await opening
    expect(document().project.name).toBe('Open already')
  })
})

describe('unsaved changes', () => {
  it('are kept when the user cancels, lost when they are let go, and asked about once', async () => {
    rename('Changed')
    for (const leave of [newProject, showStartPage]) {
      const leaving = leave()
      await answer('unsaved', 'cancel')
      await leaving
      expect(document().project.name).toBe('Changed')
    }
    const leaving = showStartPage()
    await answer('unsaved', 'discard')
    await leaving
    expect(useView.getState().page).toBe('start')
    await newProject()
    expect(document().project.name).toBe('Untitled')
  })

  it('stay when saving them was given up', async () => {
    rename('Changed')
    const leaving = newProject()
    await answer('unsaved', 'save')
    await answer('save-file', null)
    await leaving
    expect(document().project.name).toBe('Changed')
    expect(isUnsaved(document())).toBe(true)
  })

  it('are asked about again where they came while the others were saved', async () => {
    await openPath(write('busy.loop', projectNamed('Busy')))
    rename('First')
    const leaving = newProject()
    const writeFile = host.writeFile
    vi.spyOn(host, 'writeFile').mockImplementationOnce((...file) => {
      const written = writeFile(...file)
      rename('Second')
      return written
    })
    await answer('unsaved', 'save')
    await answer('unsaved', 'cancel')
    await leaving
    expect(document().project.name).toBe('Second')
    expect(readFileSync(at('busy.loop'), 'utf8')).toContain('"First"')
  })
})

describe('saving', () => {
  it('asks for a place for an example, and then writes where it was told', async () => {
    write('pendulum.loop', projectNamed('Pendulum'))
    await openExample('pendulum')
    rename('My pendulum')
    const saving = save()
    expect(await answer('save-file', at('mine.loop'))).toMatchObject({ suggestedName: 'My pendulum.loop' })
    expect(await saving).toBe(true)
    expect(isUnsaved(document())).toBe(false)
    rename('Again')
    expect(await save()).toBe(true)
    expect(readProject(readFileSync(at('mine.loop'), 'utf8')).project?.name).toBe('Again')
  })

  it('names an unnamed project after its file', async () => {
    await newProject()
    const saving = saveAs()
    await answer('save-file', at('speed.loop'))
    expect(await saving).toBe(true)
    expect(document().project.name).toBe('speed')
    expect(isUnsaved(document())).toBe(false)
  })

  it('takes a second save that comes while the first is being written', async () => {
    await openPath(write('twice.loop', projectNamed('Twice')))
    rename('First')
    const first = save()
    await new Promise(resolve => setImmediate(resolve))
    rename('Second')
    const saves = [first, save(), save()]
    expect(await Promise.all(saves)).toEqual([true, true, true])
    expect(isUnsaved(document())).toBe(false)
    expect(readProject(readFileSync(at('twice.loop'), 'utf8')).project?.name).toBe('Second')
  })

  it('does not take a project that is opened meanwhile for the one that is written', async () => {
    await openPath(write('slow.loop', projectNamed('Slow')))
    rename('Written')
    const saving = save()
    await new Promise(resolve => setImmediate(resolve))
    expect(isUnsaved(document())).toBe(true)
    document().open(createProject('Opened meanwhile'), null, null)
    expect(await saving).toBe(true)
    expect(document()).toMatchObject({ path: null, project: { name: 'Opened meanwhile' } })
    expect(isUnsaved(document())).toBe(false)
  })

  it('never overwrites what another program wrote without a word', async () => {
    await openPath(write('shared.loop', projectNamed('Shared')))
    rename('Mine')
    write('shared.loop', projectNamed('Theirs'))
    const cancelled = save()
    await answer('changed-outside', 'cancel')
    expect(await cancelled).toBe(false)
    expect(readFileSync(at('shared.loop'), 'utf8')).toContain('Theirs')
    expect(document().project.name).toBe('Mine')

    const overwriting = save()
    await answer('changed-outside', 'overwrite')
    expect(await overwriting).toBe(true)
    expect(readFileSync(at('shared.loop'), 'utf8')).toContain('Mine')

    rename('Mine too')
    write('shared.loop', projectNamed('Theirs again'))
    const reloading = save()
    await answer('changed-outside', 'reload')
    expect(await reloading).toBe(false)
    expect(document().project.name).toBe('Theirs again')
  })

  it('does not write a project of a newer version', async () => {
    const text = projectNamed('Newer').replace('"version": 1', '"version": 99')
    const opening = openPath(write('newer.loop', text))
    expect(await answer('fault', 'understood')).toMatchObject({ title: 'This project opens read-only' })
    await opening
    rename('Changed')
    const saving = save()
    expect(await answer('fault', 'understood')).toMatchObject({ title: 'This project is read-only' })
    expect(await saving).toBe(false)
    expect(readFileSync(at('newer.loop'), 'utf8')).toBe(text)
  })
})
