/** Files beside a project, as From File reads and To File writes them. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildProject, type Diagram } from '../../plugins/testing/run-diagram.ts'
import { writeProject } from '../formats/write-json.ts'
import { call } from '../testing/call-commands.ts'

let home: string
let folder: string
let file: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loopwright-data-'))
  folder = join(home, 'project')
  mkdirSync(folder)
  file = join(folder, 'play.loop')
})
afterEach(() => rmSync(home, { recursive: true }))

const settings = { solver: 'rk4', step: '0.25', stop: '1' }

function write(diagram: Diagram): void {
  writeFileSync(file, writeProject(buildProject({ settings, ...diagram })))
}

/** Plays `in.csv` into `out/played.csv`. */
const through = (
  parameters: Readonly<Record<string, string>> = {},
  source: Readonly<Record<string, string>> = {},
): Diagram => ({
  blocks: {
    play: ['sources/from-file', { file: 'in.csv', ...source }],
    write: ['sinks/to-file', { file: 'out/played.csv', ...parameters }],
  },
  connections: ['play.y -> write.u'],
})
const readPlayed = () => readFileSync(join(folder, 'out/played.csv'), 'utf8')

describe('files of the project', () => {
  it('are read and written in its folder, in every engine', async () => {
    write(through())
    writeFileSync(join(folder, 'in.csv'), 'time,a,b\n0,0,4\n1,1,2\n')
    for (const engine of ['simple', 'compiled', 'threaded']) {
      const run = await call(['run', file, '--engine', engine])
      expect(run).toMatchObject({ status: 0, error: '' })
      expect(run.out).toContain('out/played.csv: 5 rows, by write\n')
      const rows = readPlayed().split('\n')
      expect(rows[0]).toBe('time,play.y[0],play.y[1]')
      expect(rows.slice(1, -1).map(row => row.split(',').map(Number))).toEqual(
        [0, 0.25, 0.5, 0.75, 1].map(t => [t, expect.closeTo(t, 12), expect.closeTo(4 - 2 * t, 12)]),
      )
    }
    expect(readdirSync(join(folder, 'out'))).toEqual(['played.csv'])
    expect(await call(['check', file])).toMatchObject({ status: 0 })
  })

  it('get a row for each sample only, also beside --out and in the summary', async () => {
    write(through({ sampleTime: '0.5' }))
    writeFileSync(join(folder, 'in.csv'), '0,0\n1,1\n')
    const out = join(home, 'all.csv')
    const summary = JSON.parse((await call(['run', file, '--json', '--log', 'play.y', '--out', out])).out)
    expect(summary.files).toEqual([{ path: 'out/played.csv', block: 'write', rows: 3 }])
    expect(readPlayed()).toBe('time,play.y\n0,0\n0.5,0.5000000000000009\n1,1\n')
    expect(readFileSync(out, 'utf8').split('\n')).toHaveLength(7)
    write(through({ decimation: '3' }))
    await call(['run', file])
    expect(
      readPlayed()
        .split('\n')
        .map(row => row.split(',')[0]),
    ).toEqual(['time', '0', '0.75', ''])
  })

  it('are not written when the run is stopped, nor by a check or a comparison', async () => {
    write(through())
    writeFileSync(join(folder, 'in.csv'), '0,0\n1,1\n')
    await call(['check', file])
    await call(['run', file, '--verify'])
    expect(existsSync(join(folder, 'out'))).toBe(false)
    await call(['run', file, '--stop', '1000', '--step', '1e-5'], { interruptAfter: 1 })
    expect(readdirSync(join(folder, 'out'))).toEqual([])
  })

  it('that are missing or not of numbers are problems of the block', async () => {
    write(through())
    const missing = await call(['run', file])
    expect(missing.status).toBe(1)
    expect(missing.error).toMatch(/play\.file.*in\.csv: there is no such file/s)
    writeFileSync(join(folder, 'in.csv'), '0,0\n1,one\n')
    expect((await call(['check', file])).error).toMatch(/in\.csv, line 2, column 2: "one" is not a number/)
    writeFileSync(join(folder, 'in.csv'), Uint8Array.of(0xff, 0xfe, 0x30, 0))
    expect((await call(['check', file])).error).toMatch(/not a text in UTF-8/)
  })

  it('outside of the folder stay unread and unwritten, whatever the project says', async () => {
    writeFileSync(join(home, 'secret.csv'), '0,42\n1,42\n')
    symlinkSync(join(home, 'secret.csv'), join(folder, 'link.csv'))
    symlinkSync(home, join(folder, 'up'))
    for (const path of ['../secret.csv', join(home, 'secret.csv'), 'link.csv', 'up/secret.csv']) {
      write(through({}, { file: path }))
      const run = await call(['run', file])
      expect(run.status).toBe(1)
      expect(run.error).toMatch(/project's folder/)
      expect(run.out).not.toContain('42')
    }
    writeFileSync(join(folder, 'in.csv'), '0,0\n1,1\n')
    for (const path of [
      '../secret.csv',
      join(home, 'secret.csv'),
      'link.csv',
      'up/secret.csv',
      'up/new.csv',
      'play.loop',
    ]) {
      write(through({ file: path }))
      const run = await call(['run', file])
      expect(run.status).not.toBe(0)
    }
    expect(readFileSync(join(home, 'secret.csv'), 'utf8')).toContain('42')
    expect(readdirSync(home).sort()).toEqual(['project', 'secret.csv'])
  })

  it('have one writer each', async () => {
    write({ blocks: { a: ['sinks/to-file'], b: ['sinks/to-file'] }, connections: [] })
    expect((await call(['check', file])).error).toMatch(/b\.file.*a writes "output\.csv" already/s)
  })
})
