import { describe, expect, it } from 'vitest'
import { compile, createProject, portsOfBlock, type Scope } from '../../engine/index.ts'
import { registry } from '../stores/registry.ts'
import type { ConfiguredBlock } from './configured-block.ts'
import { readQuickInsert, supposeQuickInsert } from './read-quick-insert.ts'

const scope: Scope = name => (name === 'K' || name === 'T' ? { value: [2], isVector: false } : undefined)
const read = (text: string): ConfiguredBlock | null => readQuickInsert(text, registry.all, scope)[0] ?? null
const suppose = (text: string): ConfiguredBlock | null => supposeQuickInsert(text, registry.all, scope)

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
  [
    '5k/(100u*s + 10mH s^2 + 2s + 1)',
    'continuous/transfer-function',
    { numerator: '[5e3]', denominator: '[10e-3, 2.0001, 1]' },
  ],
  ['1/(100u s + 0.05)', 'continuous/transfer-function', { numerator: '[1]', denominator: '[100e-6, 0.05]' }],
  ['1/(2T s + 1)', 'continuous/transfer-function', { numerator: '[1]', denominator: '[2*T, 1]' }],
  ['1/(2k*s + 1)', 'continuous/transfer-function', { numerator: '[1]', denominator: '[2e3, 1]' }],
  ['tf [1, 2] [1, 2, 3]', 'continuous/transfer-function', { numerator: '[1, 2]', denominator: '[1, 2, 3]' }],
  ['+-', 'math/sum', { signs: '+-' }],
  ['+ -', 'math/sum', { signs: '+-' }],
  ['SUM + - +', 'math/sum', { signs: '+-+' }],
  ['1 / S', 'continuous/integrator', {}],
  ['1/(S + 0.5)', 'continuous/transfer-function', { numerator: '[1]', denominator: '[1, 0.5]' }],
  ['1/Z', 'discrete/unit-delay', {}],
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
  ['sin(x)', 'math/trigonometric', { function: 'sin' }],
  ['sin(2*x)', 'user/expression', { expression: 'sin(2*u)' }],
  ['2*u+1', 'user/expression', { expression: '2*u+1' }],
  ['u1*u2', 'math/product', { operations: '**' }],
  ['a*b/c', 'math/product', { operations: '**/' }],
  ['a/b', 'math/divide', {}],
  ['a + b - c', 'math/sum', { signs: '++-' }],
  ['-u', 'math/gain', { gain: '-1' }],
  ['3*u', 'math/gain', { gain: '3' }],
  ['u*2*pi', 'math/gain', { gain: '2*pi' }],
  ['x/(K+1)', 'math/gain', { gain: '1/(K+1)' }],
  ['k*u', 'math/gain', { gain: 'k' }],
  ['|u|', 'math/abs', {}],
  ['abs(x)', 'math/abs', {}],
  ['u1 > u2', 'logic/relational', { operator: '>' }],
  ['a && b', 'logic/logic', { operator: 'AND', inputs: '2' }],
  ['u2*u1', 'user/expression', { expression: 'u2*u1', inputs: '2' }],
  ['u*u', 'user/expression', { expression: 'u*u' }],
  ['z^-1', 'discrete/unit-delay', {}],
  ['1/z', 'discrete/unit-delay', {}],
  ['z^-3', 'discrete/delay', { length: '3' }],
  ['1/(z-0.5)', 'discrete/discrete-transfer-fcn', { numerator: '[1]', denominator: '[1, -0.5]' }],
  ['z/(z - K)', 'discrete/discrete-transfer-fcn', { numerator: '[1, 0]', denominator: '[1, -K]' }],
  ['1/(1-0.5z^-1)', 'discrete/discrete-transfer-fcn', { numerator: '[1, 0]', denominator: '[1, -0.5]' }],
  ['exp(-0.1*s)', 'continuous/transport-delay', { delay: '0.1' }],
  ['e^-sT', 'continuous/transport-delay', { delay: 'T' }],
  ['gain(3)', 'math/gain', { gain: '3' }],
  ['gain = 3', 'math/gain', { gain: '3' }],
  ['step(1, 0, 12)', 'sources/step', { time: '1', before: '0', after: '12' }],
  ['x*K - y/2', 'user/expression', { expression: 'u1*K - u2/2', inputs: '2' }],
  ['u^2 + K*x', 'user/expression', { expression: 'u1^2 + K*u2', inputs: '2' }],
  ['x/2 + u^2', 'user/expression', { expression: 'u1/2 + u2^2', inputs: '2' }],
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
    'du/dt',
  ])('leaves %j to the search by name', text => expect(read(text)).toBeNull())

  it('takes a capital S for a variable that the user has', () => {
    const named: Scope = name => (name === 'S' ? { value: [2], isVector: false } : undefined)
    expect(readQuickInsert('1/S', registry.all, named)[0]?.type).toBe('sources/constant')
  })

  it('offers the formula beside the block that it is', () => {
    expect(readQuickInsert('u1*u2', registry.all, scope).map(({ type }) => type)).toEqual([
      'math/product',
      'user/expression',
    ])
  })

  it.each([
    ['gain Kp', 'math/gain', { gain: 'Kp' }],
    ['gain 1/L', 'math/gain', { gain: '1/L' }],
    ['step t0', 'sources/step', { time: 't0' }],
  ])('supposes a variable that is yet to come in %s', (text, type, parameters) => {
    expect(read(text)).toBeNull()
    expect(suppose(text)).toEqual({ type, parameters, constants: {} })
  })

  it('supposes nothing of words', () => {
    for (const text of ['pid', 'subsystem main', 'zzz 3', 'unit del', 'not u'])
      expect(suppose(text)).toBeNull()
  })

  it('makes only blocks that have a port for each constant and that compile', () => {
    for (const [text] of [...understood, ['>= 0.5']]) {
      const block = text === undefined ? null : read(text)
      if (!block) throw new Error(`${text} is not understood`)
      const instance = { type: block.type, parameters: block.parameters }
      const blank = createProject()
      const model = { parameters: {}, blocks: { block: instance }, connections: [] }
      const project = { ...blank, variables: { K: '2', T: '3', k: '1' }, models: { main: model } }
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

it('takes the name of every block, however it is written, for that block', () => {
  for (const { id, name } of registry.all) {
    for (const typed of [name, name.toLowerCase()]) {
      const meant = read(typed)
      expect(meant === null || meant.type === id, `${typed} is taken for ${meant?.type}`).toBe(true)
    }
  }
})
