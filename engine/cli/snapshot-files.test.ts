import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from '../testing/call-commands.ts'

const FILE = 'examples/dc-motor.loop'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopwright-snapshot-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
})

it('a run that is laid down and taken up writes the rows that it would have written', async () => {
  const [whole, rest, snapshot] = ['whole.csv', 'rest.csv', 'half.json'].map(name => join(folder, name))
  if (!whole || !rest || !snapshot) throw new Error('There are three files.')
  expect((await call(['run', FILE, '--out', whole, '--snapshot-out', snapshot, '--at', '0.5'])).status).toBe(
    0,
  )
  expect((await call(['run', FILE, '--out', rest, '--from', snapshot])).status).toBe(0)
  const lines = (await readFile(whole, 'utf8')).trimEnd().split('\n')
  const found = (await readFile(rest, 'utf8')).trimEnd().split('\n')
  const first = lines.findIndex(line => line.startsWith('0.5,'))
  expect(first).toBeGreaterThan(0)
  expect(found).toEqual([lines[0], ...lines.slice(first)])
})

it.each([
  [['--from', 'examples/dc-motor.loop'], '--from examples/dc-motor.loop: It is not a snapshot of a run.'],
  [['--at', '1'], '--at 1: there is nothing to do at that time.'],
  [['--at', '-1', '--snapshot-out', 'x.json'], '--at -1: that is no time of this run.'],
])('%j is refused', async (options, message) => {
  const { status, error } = await call(['run', FILE, ...options])
  expect(status).toBe(2)
  expect(error).toContain(message)
})

it.each([
  ['bench-supply', 'dp54', '0.005'],
  ['bench-supply', 'radau5', '0.0071'],
  ['inverted-pendulum', 'dp853', '1.3'],
  ['sampled-control', 'esdirk43', '0.77'],
  ['van-der-pol', 'auto', '3'],
  ['two-tanks', 'bs32', '50'],
  ['three-phases', 'rk4', '0.01'],
])('%s with %s goes on from the first step at or after %s s with the same rows', async (name, solver, at) => {
  const [whole, rest, snapshot] = ['whole.csv', 'rest.csv', 'half.json'].map(file => join(folder, file))
  if (!whole || !rest || !snapshot) throw new Error('There are three files.')
  const run = ['run', `examples/${name}.loop`, '--solver', solver]
  expect((await call([...run, '--out', whole, '--snapshot-out', snapshot, '--at', at])).status).toBe(0)
  expect((await call([...run, '--out', rest, '--from', snapshot])).status).toBe(0)
  const { timeSeconds } = JSON.parse(await readFile(snapshot, 'utf8'))
  expect(timeSeconds).toBeGreaterThanOrEqual(Number(at))
  const lines = (await readFile(whole, 'utf8')).trimEnd().split('\n')
  const found = (await readFile(rest, 'utf8')).trimEnd().split('\n')
  expect(found.length).toBeGreaterThan(2)
  expect(found.slice(1)).toEqual(lines.slice(1 - found.length))
})
