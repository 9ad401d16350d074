import { describe, expect, it } from 'vitest'
import sdk from '../../plugins/sdk.ts?bundle'
import { createRegistry } from '../block/registry.ts'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { createProject } from '../model/project.ts'
import { chooseEngine } from '../simulate/choose-engine.ts'
import { simulate } from '../simulate/simulate.ts'
import { testLibrary } from '../testing/blocks.ts'
import guest from './guest.ts?bundle'
import { loadPlugin } from './load-plugin.ts'

/** A plugin of one block whose function has this body, between two ramps and nothing. */
async function build(body: string, settings: object = {}): Promise<Program> {
  const code = `import { constant, defineBlock, number } from 'loopwright'
let memory = 0
export const plugin = { id: 'mine', name: 'Mine', version: '1.0.0', sdk: 1 }
export const blocks = [defineBlock({
  id: 'mine/friction', name: 'Friction', summary: 'Friction.', equation: 'y = f(u)',
  parameters: { level: number('Level', '2') },
  inputs: { u: 'Speed' }, outputs: { y: 'Force', pair: 'Two numbers' },
  functions: { friction: (u, level) => {
${body}
  }, pair: (u, [a, b]) => [u + a, u * b] },
  behaviour: ({ u, p, call }) => ({ outputs: {
    y: call('friction', [u.u, p.level]),
    pair: call('pair', [u.u, constant([1, 2])], 2),
  } }),
})]`
  const source = { name: 'mine.js', files: { 'mine.js': code } }
  const plugin = await loadPlugin(source, { modules: { sdk, guest }, libraries: [], report: () => {} })
  if ('fault' in plugin) throw new Error(plugin.fault.message)
  const project = {
    ...createProject('Plain'),
    settings: { solver: 'rk4', step: '0.1', stop: '2', ...settings },
    models: {
      main: {
        parameters: {},
        blocks: {
          t: { type: 'test/ramp', parameters: {} },
          f: { type: 'mine/friction', parameters: {} },
          x: { type: 'test/integrator', parameters: {} },
        },
        connections: [
          { from: { block: 't', port: 'y' }, to: { block: 'f', port: 'u' } },
          { from: { block: 'f', port: 'y' }, to: { block: 'x', port: 'u' } },
        ],
      },
    },
  }
  const { program, diagnostics } = compile(project, createRegistry([testLibrary, plugin.library]))
  if (!program) throw new Error(JSON.stringify(diagnostics))
  expect(diagnostics).toMatchObject([{ severity: 'info', code: 'plain-function', place: { block: 'f' } }])
  return program
}

const HOST = { threads: 2, now: () => 0, start: () => ({ stop: () => {} }) }
const SMOOTH = 'return u < 1 ? -level * u : Math.atan(u) / level'

function run(program: Program, engine: 'simple' | 'compiled' | 'threaded') {
  const chosen = chooseEngine(engine, engine === 'threaded' ? HOST : null)
  const { log, fault } = simulate(program, [...program.signals.values()], { createEngine: chosen.create })
  const rows = log.columns.map((_, c) => Array.from({ length: log.rows }, (_, r) => log.value(r, c)))
  return { rows, names: log.columns.map(({ name }) => name), fault, chosen }
}

describe('a plain function of a plugin', () => {
  it('gives the same bits in every engine, and twice', async () => {
    const program = await build(SMOOTH)
    const simple = run(program, 'simple')
    expect(simple.fault).toBeNull()
    const y = simple.rows[simple.names.indexOf('f.y')] ?? []
    expect(y[5]).toBe(-2 * 0.5)
    expect(y[20]).toBe(Math.atan(2) / 2)
    expect(simple.rows[simple.names.indexOf('f.pair[1]')]?.[20]).toBe(4)
    for (const engine of ['simple', 'compiled', 'threaded'] as const)
      expect(run(program, engine).rows).toEqual(simple.rows)
  })

  it('leaves nothing to threads, and says so', async () => {
    const { chosen } = run(await build(SMOOTH), 'threaded')
    expect(chosen).toMatchObject({ name: 'compiled', why: 'no threads: a block runs a plain function' })
  })

  it('works with variable steps and stiff solvers', async () => {
    for (const solver of ['dp54', 'radau5']) {
      const { fault, rows } = run(await build('return Math.exp(-u) * level', { solver }), 'compiled')
      expect(fault).toBeNull()
      expect(rows.flat().every(Number.isFinite)).toBe(true)
    }
  })

  it.each([
    ['throws', "if (u > 1) throw new Error('stuck')\nreturn u", /mine\.js:\d+: stuck/],
    ['does not come back', 'while (u > 1) {}\nreturn u', /plugin mine: It did not answer within/],
    ['keeps something to itself', 'memory += u\nreturn memory', /gives two answers/],
    ['rolls dice', 'return Math.random()', /random/],
    ['gives no number', "return 'a'", /no number/],
    ['gives too many numbers', 'return [u, u]', /2 numbers instead of 1/],
    ['fills the memory', 'const a = []; for (;;) a.push(new Array(1e4).fill(u))', /memory|within/],
  ])('that %s ends the run, with the block and the plugin in the error', async (_, body, told) => {
    for (const engine of ['simple', 'compiled'] as const) {
      const { fault } = run(await build(body), engine)
      expect(fault).toMatchObject({ code: 'plain-function', place: { block: 'f' } })
      expect(fault?.message).toMatch(told)
    }
  })

  it('that gives NaN is reported like any block', async () => {
    for (const engine of ['simple', 'compiled'] as const) {
      const { fault } = run(await build('return u > 1 ? NaN : u'), engine)
      expect(fault).toMatchObject({ code: 'not-finite', place: { block: 'f' } })
      expect(fault?.timeSeconds).toBeCloseTo(1.1, 12)
    }
  })
})
