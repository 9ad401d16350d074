import { describe, expect, it } from 'vitest'
import { compile, createProject, portsOfBlock } from '../../engine/index.ts'
import { registry } from '../stores/registry.ts'
import { type ConfiguredBlock, readQuickInsert } from './read-quick-insert.ts'

const read = (text: string): ConfiguredBlock | null =>
  readQuickInsert(text, registry.all, name =>
    name === 'K' || name === 'T' ? { value: [2], isVector: false } : undefined,
  )

const understood: readonly (readonly [string, string, ConfiguredBlock['parameters']])[] = [
  ['gain 3', 'math/gain', { gain: '3' }],
  ['Gain 2*K', 'math/gain', { gain: '2*K' }],
  ['gain 2 * pi', 'math/gain', { gain: '2 * pi' }],
  ['5', 'sources/constant', { value: '5' }],
  ['-1e-3', 'sources/constant', { value: '-1e-3' }],
  ['[1, 2, 3]', 'sources/constant', { value: '[1, 2, 3]' }],
  ['K', 'sources/constant', { value: 'K' }],
  ['1/s', 'continuous/integrator', {}],
  ['3/(s+2)', 'continuous/transfer-function', { numerator: '[3]', denominator: '[1, 2]' }],
  ['K/(T*s+1)', 'continuous/transfer-function', { numerator: '[K]', denominator: '[T, 1]' }],
  ['tf [1, 2] [1, 2, 3]', 'continuous/transfer-function', { numerator: '[1, 2]', denominator: '[1, 2, 3]' }],
  ['+-', 'math/sum', { signs: '+-' }],
  ['sum +-+', 'math/sum', { signs: '+-+' }],
  ['*/', 'math/product', { operations: '*/' }],
  ['max(a, b, c)', 'math/min-max', { function: 'max', inputs: '3' }],
  ['>=', 'logic/relational', { operator: '>=' }],
  ['relational <', 'logic/relational', { operator: '<' }],
  ['logic or 3', 'logic/logic', { operator: 'OR', inputs: '3' }],
  ['pid 2 1 0.1', 'continuous/pid', { P: '2', I: '1', D: '0.1' }],
  ['pid pi 2 1', 'continuous/pid', { controller: 'PI', P: '2', I: '1' }],
  ['sat -5 5', 'discontinuities/saturation', { lower: '-5', upper: '5' }],
  ['scope 2', 'sinks/scope', { inputs: '2' }],
  ['sin', 'math/trigonometric', { function: 'sin' }],
  ['sqrt', 'math/math-function', { function: 'sqrt' }],
  ['u^2', 'user/expression', { expression: 'u^2' }],
  ['K*u + sin(t)', 'user/expression', { expression: 'K*u + sin(t)' }],
  ['sin(x)', 'user/expression', { expression: 'sin(u)' }],
  ['x*K - y/2', 'user/expression', { expression: 'u1*K - u2/2', inputs: '2' }],
  ['u1 > u2 ? 1 : 0', 'user/expression', { expression: 'u1 > u2 ? 1 : 0', inputs: '2' }],
]

describe('readQuickInsert', () => {
  it.each(understood)('understands %s', (text, type, parameters) => {
    expect(read(text)).toEqual({ type, parameters, constants: {} })
  })

  it('gives a comparison its constant', () => {
    expect(read('>= 0.5')).toEqual({
      type: 'logic/relational',
      parameters: { operator: '>=' },
      constants: { u2: '0.5' },
    })
  })

  it.each([
    '',
    'pid',
    'gain',
    'sum of elements',
    'transfer fcn',
    'gain x',
    's/1',
    'subsystem main',
    'model main',
    '>= x',
    'zzz 3',
  ])('leaves %j to the search by name', text => expect(read(text)).toBeNull())

  it('makes only blocks that have a port for each constant and that compile', () => {
    for (const [text] of [...understood, ['>= 0.5']]) {
      const block = text === undefined ? null : read(text)
      if (!block) throw new Error(`${text} is not understood`)
      const instance = { type: block.type, parameters: block.parameters }
      const blank = createProject()
      const model = { parameters: {}, blocks: { block: instance }, connections: [] }
      const project = { ...blank, variables: { K: '2', T: '3' }, models: { main: model } }
      const faults = compile(project, registry).diagnostics.filter(
        ({ place }) => place.parameter !== undefined,
      )
      expect(faults).toEqual([])
      expect(Object.keys(portsOfBlock(project, registry, instance).inputs)).toEqual(
        expect.arrayContaining(Object.keys(block.constants)),
      )
    }
  })
})
