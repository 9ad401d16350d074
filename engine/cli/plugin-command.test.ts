import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hostileAtLoad } from '../../e2e/bad-input/hostile/at-load.ts'
import { hostilePlugins } from '../../e2e/bad-input/hostile-plugins.ts'
import { builtInLibraries } from '../../plugins/libraries.ts'
import sdk from '../../plugins/sdk.ts?bundle'
import { createRegistry, type Registry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import { createProject } from '../model/project.ts'
import guest from '../sandbox/guest.ts?bundle'
import { loadPlugins } from '../sandbox/load-plugins.ts'
import { simulate } from '../simulate/simulate.ts'
import { call } from '../testing/call-commands.ts'
import { readPlugin } from './node-plugins.ts'
import { createPluginTemplate } from './plugin-template.ts'

let ownFolder: string
let folder: string
beforeEach(() => {
  ownFolder = mkdtempSync(join(tmpdir(), 'loopwright-plugins-'))
  folder = join(ownFolder, 'plugins')
})
afterEach(() => rmSync(ownFolder, { recursive: true }))

const plugin = (...args: string[]) => call(['plugin', ...args], { ownFolder })

function write(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text)
  return path
}

/** What the plant y(k+1) = a y(k) + K (1 - a) u(k) does under a PI controller, with or without 12 samples of dead time. */
function runLoop(registry: Registry, isDelayed: boolean): number[] {
  const a = Math.exp(-0.1 / 2)
  const at = (block: string, port: string) => ({ block, port })
  const blocks = {
    setpoint: { type: 'sources/constant', parameters: { value: '1' } },
    error: { type: 'math/sum', parameters: { signs: '+-' } },
    controller: {
      type: 'discrete/discrete-pid',
      parameters: { controller: 'PI', P: '1.5', I: '0.8', sampleTime: '0.1' },
    },
    plant: {
      type: 'discrete/discrete-transfer-fcn',
      parameters: { numerator: `[${3 * (1 - a)}]`, denominator: `[1, ${-a}]`, sampleTime: '0.1' },
    },
    delay: { type: 'discrete/delay', parameters: { length: '12', sampleTime: '0.1' } },
    smith: {
      type: 'dead-time/compensator',
      parameters: { gain: '3', timeConstant: '2', delay: '12', sampleTime: '0.1' },
    },
  }
  const { delay, smith, ...prompt } = blocks
  const shared = [
    { from: at('setpoint', 'y'), to: at('error', 'u1') },
    { from: at('error', 'y'), to: at('controller', 'u') },
    { from: at('controller', 'y'), to: at('plant', 'u') },
  ]
  const delayed = [
    { from: at('plant', 'y'), to: at('delay', 'u') },
    { from: at('controller', 'y'), to: at('smith', 'u') },
    { from: at('delay', 'y'), to: at('smith', 'y') },
    { from: at('smith', 'v'), to: at('error', 'u2') },
  ]
  const empty = createProject('Smith')
  const { program, diagnostics } = compile(
    {
      ...empty,
      settings: { ...empty.settings, step: '0.1', stop: '40' },
      models: {
        main: {
          parameters: {},
          blocks: isDelayed ? { ...prompt, delay, smith } : prompt,
          connections: [
            ...shared,
            ...(isDelayed ? delayed : [{ from: at('plant', 'y'), to: at('error', 'u2') }]),
          ],
        },
      },
    },
    registry,
  )
  const signal = program?.signals.get(isDelayed ? 'delay.y' : 'plant.y')
  if (!program || !signal) throw new Error(JSON.stringify(diagnostics))
  const { log } = simulate(program, [signal])
  return Array.from({ length: log.rows }, (_, row) => log.value(row, 0))
}

/** What fails as it is loaded is refused by the loader, whose faults are all tried where plugins are probed. */
const REFUSED = hostilePlugins.filter(hostile => !hostileAtLoad.slice(3).includes(hostile))

/** A file where the plugin is one. */
function writePlugin(name: string, files: Readonly<Record<string, string>>): string {
  if (!/\.[jt]s$/.test(name)) return write(name, files)
  return join(write('.', files), name)
}

describe('loopwright plugin', () => {
  it('makes a plugin that keeps all laws', async () => {
    expect(await plugin('new', 'mine')).toMatchObject({ status: 0 })
    const checked = await plugin('check', join(folder, 'mine'))
    expect(checked.out).toBe('Mine 1.0.0: mine/lag\nAll laws hold.\n')
    expect(checked.status).toBe(0)
  })

  it.each([
    [[], 'mine'],
    [['--typescript'], 'mine'],
    [['--single-file'], 'mine.js'],
    [['--single-file', '--typescript'], 'mine.ts'],
  ])('makes one %j that can be checked, turned on and used', async (options, entry) => {
    expect((await plugin('new', 'mine', ...options)).out).toContain(`plugin on ${entry}\n`)
    expect((await plugin('check', join(folder, entry))).out).toBe('Mine 1.0.0: mine/lag\nAll laws hold.\n')
    expect(await plugin('on', entry)).toMatchObject({ status: 0 })
    expect((await plugin('list')).out).toMatch(new RegExp(`^${entry} +on\n$`))
    expect(await plugin('new', 'mine', ...options)).toMatchObject({ status: 2 })
  })

  describe('that stands in the manual', () => {
    const page = readFileSync(new URL('../../docs/plugins.md', import.meta.url), 'utf8')
    const [manifest = '', main = ''] = [/```json\n(.*?)```/s, /```js\n(.*?)```/s].map(
      code => code.exec(page)?.[1] ?? '',
    )
    const own = /export const plugin = \{[^}]*\}/.exec(page)?.[0] ?? ''

    it.each<[string, Record<string, string>]>([
      ['dead-time', { 'loopwright.json': manifest, 'index.js': main }],
      ['dead-time', { 'loopwright.json': manifest.replace('index.js', 'index.ts'), 'index.ts': main }],
      ['dead-time.js', { 'dead-time.js': `${own}\n${main}` }],
      ['dead-time.ts', { 'dead-time.ts': `${own}\n${main}` }],
    ])('keeps all laws as %s', async (name, files) => {
      const checked = await plugin('check', writePlugin(name, files))
      expect(checked.out).toBe('Dead time 1.0.0: dead-time/compensator\nAll laws hold.\n')
    })

    it('lets a loop with dead time move as one without, that much later', async () => {
      const path = write('dead-time', { 'loopwright.json': manifest, 'index.js': main })
      const source = await readPlugin(path)
      if ('fault' in source) throw new Error(source.fault)
      const { plugins } = await loadPlugins([source], builtInLibraries, { sdk, guest })
      const registry = createRegistry([...builtInLibraries, ...plugins.map(({ library }) => library)])
      const run = (isDelayed: boolean) => runLoop(registry, isDelayed)
      const [late, prompt] = [run(true), run(false)]
      const samples = 12
      expect(late.length).toBe(401)
      expect(Math.max(...prompt)).toBeGreaterThan(0.9)
      late.forEach((value, k) => {
        expect(value).toBeCloseTo(k < samples ? 0 : (prompt[k - samples] ?? Number.NaN), 12)
      })
    })
  })

  it('does not write over what is there, nor take any name', async () => {
    await plugin('new', 'mine')
    expect(await plugin('new', 'mine')).toMatchObject({
      status: 2,
      error: expect.stringContaining('there already'),
    })
    expect(await plugin('new', '../x')).toMatchObject({ status: 2, error: expect.stringContaining('a-z') })
  })

  it('keeps a plugin off until it is turned on, and turns it off when it changes', async () => {
    await plugin('new', 'mine')
    expect((await plugin('list')).out).toMatch(/^mine +off\n$/)
    await plugin('on', 'mine')
    expect((await plugin('list')).out).toMatch(/^mine +on\n$/)
    writeFileSync(join(folder, 'mine', 'more.js'), 'export {}')
    expect((await plugin('list')).out).toMatch(/^mine +off, because it has changed\n$/)
    await plugin('on', 'mine')
    await plugin('off', 'mine')
    expect((await plugin('list')).out).toMatch(/^mine +off\n$/)
    expect(JSON.parse(readFileSync(join(ownFolder, 'plugins.json'), 'utf8'))).toEqual({ enabled: {} })
  })

  it('tells which law a block breaks, and where a file is wrong', async () => {
    const files = createPluginTemplate('mine')
    const unstable = (files['index.js'] ?? '').replace('derivatives: { y:', 'derivatives: { z:')
    expect((await plugin('check', write('one', { ...files, 'index.js': unstable }))).out).toContain(
      'mine/lag: Its state "y" has no derivative.',
    )
    const wrong = `${files['index.js']}\nexport const = 1\n`
    const checked = await plugin('check', write('two', { ...files, 'index.js': wrong }))
    expect(checked.out).toMatch(/index\.js:\d+: /)
    expect(checked.status).toBe(1)
  })

  it('names a plugin that is not there', async () => {
    expect(await plugin('on', 'nothing')).toMatchObject({ status: 2 })
    expect(await plugin('check', join(folder, 'nothing'))).toMatchObject({ status: 2 })
  })

  it.each(REFUSED.map(hostile => [hostile.why, hostile] as const))(
    'refuses one that %s',
    async (_, { source: { name, files }, told }) => {
      const checked = await plugin('check', writePlugin(name, files))
      expect(checked.error).toBe('')
      expect(checked.status).toBe(1)
      expect(checked.out).toMatch(told)
    },
  )
})
