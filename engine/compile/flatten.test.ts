import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Connection, Model, Project } from '../model/project.ts'
import { simulate } from '../simulate/simulate.ts'
import { arbitraryModel } from '../testing/arbitrary-model.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { compile } from './compile.ts'

/** Moves some blocks into a model of their own, wires that cross become Entries and Exits. */
function group(model: Model, members: ReadonlySet<string>): { outer: Model; inner: Model } {
  const pick = (isInside: boolean): Record<string, Model['blocks'][string]> =>
    Object.fromEntries(Object.entries(model.blocks).filter(([name]) => members.has(name) === isInside))
  const inner = { parameters: {}, blocks: pick(true), connections: [] as Connection[] }
  const outer = { parameters: {}, blocks: pick(false), connections: [] as Connection[] }
  outer.blocks.use = { type: 'test/model', parameters: { model: 'inner' } }
  model.connections.forEach(({ from, to }, i) => {
    const isFromInside = members.has(from.block)
    const isToInside = members.has(to.block)
    const source = isFromInside ? { block: 'use', port: `out${i}` } : from
    const target = isToInside ? { block: 'use', port: `in${i}` } : to
    if (isFromInside && isToInside) {
      inner.connections.push({ from, to })
      return
    }
    if (isFromInside) {
      inner.blocks[`out${i}`] = { type: 'test/exit', parameters: {} }
      inner.connections.push({ from, to: { block: `out${i}`, port: 'u' } })
    }
    if (isToInside) {
      inner.blocks[`in${i}`] = { type: 'test/entry', parameters: {} }
      inner.connections.push({ from: { block: `in${i}`, port: 'y' }, to })
    }
    outer.connections.push({ from: source, to: target })
  })
  return { outer, inner }
}

/** Last values by the block's own name. */
function endOf(project: Project): Map<string, number> {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const signals = [...program.signals.values()].filter(({ name }) => /(^|\/)b\d+\.y$/.test(name))
  const { log } = simulate(program, signals)
  return new Map(
    signals.map(({ name }, column) => [name.replace(/^.*\//, ''), log.value(log.rows - 1, column)]),
  )
}

it('gives a model with a subsystem the same bits as the model drawn flat', () => {
  fc.assert(
    fc.property(arbitraryModel(), fc.array(fc.nat(8), { minLength: 1, maxLength: 8 }), (model, chosen) => {
      const members = new Set(chosen.map(index => `b${index}`).filter(name => name in model.blocks))
      const flat = { ...buildProject({ blocks: {} }), models: { main: model } }
      const { outer, inner } = group(model, members)
      const nested = { ...flat, models: { main: outer, inner } }
      const expected = endOf(flat)
      const found = endOf(nested)
      expect(found.size).toBe(expected.size)
      for (const [name, value] of expected) expect(found.get(name)).toBe(value)
    }),
    { numRuns: 300 },
  )
})

it('gives every use of a model values of its own, five deep', () => {
  const wrap = (inner: string) => ({
    blocks: { m: ['model', { model: inner }] as const, out: 'exit' },
    wires: ['m.out -> out.u'],
  })
  const project = buildProject(
    { blocks: { a: ['model', { model: 'm1' }], b: ['model', { model: 'm1' }] } },
    {
      models: {
        m1: wrap('m2'),
        m2: wrap('m3'),
        m3: wrap('m4'),
        m4: { blocks: { t: 'ramp', x: 'integrator', out: 'exit' }, wires: ['t.y -> x.u', 'x.y -> out.u'] },
      },
    },
  )
  const { program } = compile(project, testRegistry)
  expect(program?.signals.get('a.out')?.address).not.toBe(program?.signals.get('b.out')?.address)
  expect([...(program?.signals.keys() ?? [])]).toContain('b/m/m/m/x.y')
})
