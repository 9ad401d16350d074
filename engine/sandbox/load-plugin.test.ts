import { describe, expect, it } from 'vitest'
import sdk from '../../plugins/sdk.ts?bundle'
import { SCALAR } from '../block/signal-type.ts'
import guest from './guest.ts?bundle'
import { type LoadOptions, loadPlugin } from './load-plugin.ts'

const options: LoadOptions = { modules: { sdk, guest }, taken: new Set(), report: () => {} }

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
})
