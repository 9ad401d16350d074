import { describe, expect, it } from 'vitest'
import { createProject, createRegistry, type Project } from '../../engine/index.ts'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { readNumber, resolvePin } from './resolve-pin.ts'

const registry = createRegistry(builtInLibraries)

const PROJECT: Project = {
  ...createProject(),
  variables: { Kp: '2', alias: 'Kp', computed: '3*Kp', loop: 'loop' },
  models: {
    main: {
      parameters: {},
      connections: [],
      blocks: {
        plain: { type: 'math/gain', parameters: { gain: '1.5e-3' } },
        default: { type: 'math/gain', parameters: {} },
        variable: { type: 'math/gain', parameters: { gain: ' alias ' } },
        computed: { type: 'math/gain', parameters: { gain: 'computed' } },
        product: { type: 'math/gain', parameters: { gain: 'Kp*4' } },
        vector: { type: 'math/gain', parameters: { gain: '[1, 2]' } },
        circle: { type: 'math/gain', parameters: { gain: 'loop' } },
        given: { type: 'subsystems/model', parameters: { model: 'inner', L: '7' } },
        fallback: { type: 'subsystems/model', parameters: { model: 'inner' } },
        passed: { type: 'subsystems/model', parameters: { model: 'inner', L: 'Kp' } },
      },
    },
    inner: {
      parameters: { L: '5' },
      connections: [],
      blocks: { coil: { type: 'math/gain', parameters: { gain: 'L' } } },
    },
  },
}

const resolve = (parameter: string) => resolvePin(PROJECT, registry, { parameter })
const at = (block: string, parameter = 'gain') => ({ kind: 'parameter', model: 'main', block, parameter })
const variable = { kind: 'variable', name: 'Kp' }

describe('resolvePin', () => {
  it.each([
    ['plain.gain', { kind: 'number', value: 0.0015, target: at('plain') }],
    ['default.gain', { kind: 'number', value: 1, target: at('default') }],
    ['variable.gain', { kind: 'number', value: 2, target: variable }],
    ['computed.gain', { kind: 'expression', value: 6, text: '3*Kp' }],
    ['product.gain', { kind: 'expression', value: 8, text: 'Kp*4', target: at('product') }],
    ['vector.gain', { kind: 'expression', value: null }],
    ['circle.gain', { kind: 'expression', value: null }],
    ['given/coil.gain', { kind: 'number', value: 7, target: at('given', 'L') }],
    ['fallback/coil.gain', { kind: 'number', value: 5, target: at('fallback', 'L') }],
    ['passed/coil.gain', { kind: 'number', value: 2, target: variable }],
    ['given.L', { kind: 'number', value: 7, target: at('given', 'L') }],
    ['gone.gain', { kind: 'missing' }],
    ['plain.nothing', { kind: 'missing' }],
    ['plain', { kind: 'missing' }],
  ])('%s', (parameter, expected) => {
    expect(resolve(parameter)).toMatchObject(expected)
  })
})

it('reads the ends of a slider over variables', () => {
  expect(['2*Kp', '-1', 'nothing', '[1, 2]', ''].map(text => readNumber(PROJECT, registry, text))).toEqual([
    4,
    -1,
    null,
    null,
    null,
  ])
})
