/** A signal that To Workspace logs reaches everything that the command line writes, under its name. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildProject } from '../../plugins/testing/run-diagram.ts'
import { writeProject } from '../formats/write-json.ts'
import { call } from '../testing/call-commands.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopwright-log-'))
  file = join(folder, 'logged.loop')
  const project = buildProject({
    blocks: {
      clock: ['sources/clock'],
      log: ['sinks/to-workspace', { name: 'speed', sampleTime: '0.5' }],
    },
    connections: ['clock.y -> log.u'],
    settings: { solver: 'rk4', step: '0.25', stop: '1' },
  })
  writeFileSync(file, writeProject(project))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('under its name in the summary and in files, and is asked for by its name', async () => {
  const summary = JSON.parse((await call(['run', file, '--json'])).out)
  expect(summary.signals).toEqual([{ name: 'speed', final: 1, min: 0, max: 1 }])
  const csv = join(folder, 'out.csv')
  expect(await call(['run', file, '--out', csv])).toMatchObject({ status: 0 })
  expect(readFileSync(csv, 'utf8')).toBe('time,speed\n0,0\n0.25,0\n0.5,0.5\n0.75,0.5\n1,1\n')
  const asked = await call(['run', file, '--log', 'clock.y,speed', '--out', csv])
  expect(asked.status).toBe(0)
  expect(readFileSync(csv, 'utf8').split('\n')[0]).toBe('time,clock.y,speed')
})
