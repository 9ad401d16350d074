/** The built command line as a process: streams, signals, exit status. What the commands say is tested without one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundledText } from '../../scripts/build/bundled-text.mjs'

const folder = mkdtempSync(join(tmpdir(), 'loopwright-main-'))
const main = join(folder, 'dist/cli/main.mjs')

beforeAll(async () => {
  copyFileSync('package.json', join(folder, 'package.json'))
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [bundledText()],
    ssr: { noExternal: true },
    build: {
      ssr: 'engine/cli/main.ts',
      outDir: join(folder, 'dist/cli'),
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly status: number | null
  readonly out: string
  readonly error: string
}

function start(...args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...args])
  let out = ''
  let error = ''
  child.stdout.on('data', data => {
    out += data
  })
  child.stderr.on('data', data => {
    error += data
  })
  const ended = once(child, 'close').then(([status]) => ({ status, out, error }))
  return { child, ended }
}

describe('the built command line', () => {
  it('checks, runs and lists, quietly in a pipe', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(await start('--version').ended).toEqual({ status: 0, out: `${version}\n`, error: '' })
    expect(await start('check', 'examples/bench-supply.loop').ended).toEqual({
      status: 0,
      out: 'examples/bench-supply.loop: no problems\n',
      error: '',
    })
    const csv = join(folder, 'motor.csv')
    expect(await start('run', 'examples/dc-motor.loop', '--out', csv).ended).toEqual({
      status: 0,
      out: `${csv}: 3001 rows, 5 columns\n`,
      error: '',
    })
    expect(readFileSync(csv, 'utf8').split('\n')).toHaveLength(3003)
    expect((await start('run', 'e2e/bad-input/cut-off.loop').ended).status).toBe(1)
    expect((await start('run', 'examples/nothing.loop').ended).status).toBe(2)
  })

  it('ends without a word when the reader of its pipe has seen enough', async () => {
    const { child, ended } = start('blocks', '--json')
    child.stdout?.destroy()
    expect(await ended).toEqual({ status: 0, out: '', error: '' })
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops at %s and leaves no file', async signal => {
    const out = join(folder, 'long.csv')
    const before = readdirSync(folder)
    const { child, ended } = start('run', 'examples/bench-supply.loop', '--stop', '1e6', '--out', out)
    while (readdirSync(folder).length === before.length && child.exitCode === null) await sleep(20)
    child.kill(signal)
    const { status, error } = await ended
    expect(error).toMatch(/^Stopped at t = [\d.e-]+ s\. .*long\.csv was not written\.\n$/)
    expect(status).toBe(130)
    expect(readdirSync(folder)).toEqual(before)
  })
})
