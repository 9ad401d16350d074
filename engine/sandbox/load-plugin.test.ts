import { describe, expect, it } from 'vitest'
import sdk from '../../plugins/sdk.ts?bundle'
import { multiply } from '../block/elementwise.ts'
import { reference } from '../block/expression.ts'
import { expressionFromText } from '../block/expression-from-text.ts'
import { SCALAR } from '../block/signal-type.ts'
import { evaluateBlock } from '../compile/evaluate-parameters.ts'
import guest from './guest.ts?bundle'
import { type LoadOptions, loadPlugin } from './load-plugin.ts'

const options: LoadOptions = { modules: { sdk, guest }, libraries: [], report: () => {} }

const DOUBLER = `
import { defineBlock, multiply, number } from 'loopwright'
export const plugin = { id: 'mine', name: 'Mine', version: '1.0.0', sdk: 1 }
export const blocks = [
  defineBlock({
    id: 'mine/doubler',
    name: 'Doubler',
    summary: 'Twice the input.',
    equation: 'y = k u',
    parameters: { factor: number('Factor', '2') },
    inputs: { u: 'Input' },
    outputs: { y: 'Output' },
    behaviour: ({ p, u }) => ({ outputs: { y: multiply(p.factor, u.u) } }),
  }),
]
`

describe('loadPlugin', () => {
  it('gives block types', async () => {
    const plugin = await loadPlugin({ name: 'mine.js', files: { 'mine.js': DOUBLER } }, options)
    if ('fault' in plugin) throw new Error(JSON.stringify(plugin.fault))
    const [type] = plugin.library.blocks
    expect(type?.inputs({})).toEqual({ u: 'Input' })
    const behaviour = type?.configure({ parameters: { factor: [2] }, inputs: { u: { ...SCALAR, width: 3 } } })
    expect(behaviour?.outputs.y).toMatchObject({ kind: 'operation', operation: 'multiply', width: 3 })
  })

  it('lets a block have a formula over its inputs, which our parser reads', async () => {
    const text = DOUBLER.replace('number }', 'inputFormula }')
      .replace("factor: number('Factor', '2')", "law: inputFormula('Law', 'u')")
      .replace('multiply(p.factor, u.u)', 'multiply(2, p.law)')
    const plugin = await loadPlugin({ name: 'mine.js', files: { 'mine.js': text } }, options)
    if ('fault' in plugin) throw new Error(JSON.stringify(plugin.fault))
    const [type] = plugin.library.blocks
    const law = { text: 'u[1]*k + u', variables: [{ name: 'k', width: 1, columns: 1 }], values: [10] }
    const inputs = { u: { ...SCALAR, width: 2 } }
    const names = { u: reference('input', 'u', 2), k: reference('parameter', 'law', 1) }
    expect(type?.configure({ parameters: { law }, inputs }).outputs.y).toEqual(
      multiply(2, expressionFromText(law.text, names)),
    )
    const variables = { variables: [], values: [] }
    expect(type?.check({ law: { text: 'u + w', ...variables } })).toMatchObject([
      { parameter: 'law', message: 'At character 5: there is nothing called "w".' },
    ])
  })

  it('keeps numbers that follow from parameters', async () => {
    const text = DOUBLER.replace('behaviour: ({ p, u })', 'behaviour: ({ p, u, derived })')
      .replace('parameters:', 'derive: p => ({ square: [p.factor[0] * p.factor[0]] }),\n    parameters:')
      .replace('multiply(p.factor, u.u)', "multiply(derived('square'), u.u)")
    const plugin = await loadPlugin({ name: 'mine.js', files: { 'mine.js': text } }, options)
    if ('fault' in plugin) throw new Error(JSON.stringify(plugin.fault))
    const [type] = plugin.library.blocks
    if (!type) throw new Error('There is no block.')
    const { values, problems } = evaluateBlock(type, { factor: '3' }, () => undefined)
    expect(problems).toEqual([])
    expect(values).toEqual({ factor: [3], $square: [9] })
    const { y } = type.configure({ parameters: values, inputs: { u: SCALAR } }).outputs
    expect(y).toEqual(multiply(reference('parameter', '$square', 1), reference('input', 'u', 1)))
  })

  it('lets a block say what to try', async () => {
    const trial = { seconds: 2, parameters: { factor: '3' }, inputs: { u: 'step' } }
    const more = `trial: ${JSON.stringify(trial)}, example: '3 gives 6.', parameters:`
    const text = DOUBLER.replace('parameters:', more)
    const plugin = await loadPlugin({ name: 'mine.js', files: { 'mine.js': text } }, options)
    if ('fault' in plugin) throw new Error(JSON.stringify(plugin.fault))
    expect(plugin.library.blocks[0]).toMatchObject({ trial, example: '3 gives 6.' })
  })

  it('takes a number for a graph, and says what else it was given', async () => {
    const configure = async (output: string) => {
      const text = DOUBLER.replace('multiply(p.factor, u.u)', output)
      const plugin = await loadPlugin({ name: 'mine.js', files: { 'mine.js': text } }, options)
      if ('fault' in plugin) throw new Error(JSON.stringify(plugin.fault))
      return plugin.library.blocks[0]?.configure({ parameters: { factor: [2] }, inputs: { u: SCALAR } })
        .outputs.y
    }
    expect(await configure('-9.81')).toMatchObject({ kind: 'constant', values: [-9.81] })
    for (const wrong of ["'2'", 'undefined', 'null', '() => 2'])
      await expect(configure(wrong)).rejects.toThrow(
        'What it computes for "y" is neither a graph nor a number.',
      )
  })

  it('lets a block be a part of a panel, and no other role', async () => {
    const load = async (role: string) => {
      const look =
        "look: ({ factor }) => ({ shape: 'circle', panel: { kind: 'lamp', threshold: 'factor', color: 'red' } }),"
      const text = DOUBLER.replace('parameters:', `role: '${role}', ${look} parameters:`)
      return await loadPlugin({ name: 'mine.js', files: { 'mine.js': text } }, options)
    }
    const plugin = await load('display')
    if ('fault' in plugin) throw new Error(JSON.stringify(plugin.fault))
    const [type] = plugin.library.blocks
    expect(type?.role).toBe('display')
    expect(type?.look({ factor: '2' }).panel).toEqual({ kind: 'lamp', threshold: 'factor', color: 'red' })
    for (const role of ['entry', 'model', 'scope'])
      expect(await load(role)).toMatchObject({ fault: { message: expect.stringContaining('role') } })
  })

  it('refuses a formula that only blocks of Loopwright can have', async () => {
    const text = DOUBLER.replace('number }', 'formula }').replace(
      "number('Factor', '2')",
      "formula('Factor', 'u')",
    )
    const plugin = await loadPlugin({ name: 'mine.js', files: { 'mine.js': text } }, options)
    expect(JSON.stringify(plugin)).toContain('must be declared by inputFormula')
  })

  it('keeps when a source breaks next, which time and parameters alone may say', async () => {
    const source = (instant: string): string => `
import { constant, defineBlock, greater, number, select } from 'loopwright'
export const plugin = { id: 'mine', name: 'Mine', version: '1.0.0', sdk: 1 }
export const blocks = [
  defineBlock({
    id: 'mine/late',
    name: 'Late',
    summary: 'Begins late.',
    equation: 'y',
    parameters: { begin: number('Begin', '2') },
    inputs: { u: 'Input' },
    outputs: { y: 'Output' },
    behaviour: ({ p, u, t }) => ({ outputs: { y: select(greater(t, p.begin), u.u, 0) }, nextEvent: ${instant} }),
  }),
]`
    const configure = async (instant: string) => {
      const files = { 'mine.js': source(instant) }
      const plugin = await loadPlugin({ name: 'mine.js', files }, options)
      if ('fault' in plugin) throw new Error(JSON.stringify(plugin.fault))
      return plugin.library.blocks[0]?.configure({ parameters: { begin: [2] }, inputs: { u: SCALAR } })
    }
    expect((await configure('p.begin'))?.nextEvent).toMatchObject({ kind: 'parameter', name: 'begin' })
    await expect(configure('u.u')).rejects.toThrow('only time and parameters can foretell')
  })
})
