import { describe, expect, it } from 'vitest'
import {
  type BlockInstance,
  createProject,
  createRegistry,
  type Project,
  parseConnection,
} from '../../engine/index.ts'
import { builtInLibraries } from '../../plugins/libraries.ts'
import { classifyChange } from './change-kind.ts'

const registry = createRegistry(builtInLibraries)

function connect(...texts: string[]) {
  return texts.flatMap(text => parseConnection(text) ?? [])
}

const PROJECT: Project = {
  ...createProject(),
  settings: { solver: 'rk4', step: 'h', stop: '1' },
  variables: { Kp: '2', Ti: '0.5', Ki: 'Kp/Ti', h: '1e-3', unused: '7' },
  models: {
    main: {
      parameters: {},
      blocks: {
        step: { type: 'sources/step', parameters: {} },
        proportional: { type: 'math/gain', parameters: { gain: 'Kp' } },
        integral: { type: 'math/gain', parameters: { gain: 'Ki' } },
        plant: { type: 'subsystems/model', parameters: { model: 'plant', delay: 'Ti/10' } },
        scope: { type: 'sinks/scope', parameters: {} },
      },
      connections: connect('step.y -> proportional.u', 'proportional.y -> scope.u'),
    },
    plant: {
      parameters: { delay: '0.1' },
      blocks: { memory: { type: 'discrete/unit-delay', parameters: { sampleTime: 'delay' } } },
      connections: [],
    },
  },
}

function withBlock(name: string, change: (block: BlockInstance) => BlockInstance): Project {
  const main = PROJECT.models.main
  const block = main?.blocks[name]
  if (!main || !block) throw new Error(`There is no block ${name}.`)
  return {
    ...PROJECT,
    models: { ...PROJECT.models, main: { ...main, blocks: { ...main.blocks, [name]: change(block) } } },
  }
}

function withMain(change: Partial<NonNullable<Project['models'][string]>>): Project {
  const main = PROJECT.models.main
  if (!main) throw new Error('There is no main model.')
  return { ...PROJECT, models: { ...PROJECT.models, main: { ...main, ...change } } }
}

const withVariable = (name: string, text: string): Project => ({
  ...PROJECT,
  variables: { ...PROJECT.variables, [name]: text },
})
const withParameters = (name: string, parameters: Record<string, string>) =>
  withBlock(name, block => ({ ...block, parameters }))

describe('classifyChange', () => {
  it.each<[string, Project]>([
    ['the layout', { ...PROJECT, layout: { main: { step: { at: [1, 2] } } } }],
    ['the name', { ...PROJECT, name: 'Other' }],
    ['pinned sliders', { ...PROJECT, sliders: [{ parameter: 'proportional.gain', from: '0', to: '4' }] }],
    ['the pace', { ...PROJECT, settings: { ...PROJECT.settings, pace: '0.1' } }],
    ['a copy of the same', structuredClone(PROJECT)],
    ['a default that is written out', withParameters('scope', { inputs: '1' })],
    ['a variable that nothing uses', withVariable('unused', '8')],
  ])('sees nothing in %s', (_, after) => {
    expect(classifyChange(PROJECT, after, registry)).toBe('none')
  })

  it.each<[string, Project]>([
    ['a gain', withParameters('proportional', { gain: '3' })],
    ['a variable behind a gain', withVariable('Kp', '3')],
    ['a variable behind a variable behind a gain', withVariable('Ki', '9')],
  ])('sees tuning in %s', (_, after) => {
    expect(classifyChange(PROJECT, after, registry)).toBe('tuning')
  })

  it.each<[string, Project]>([
    ['the number of ports', withParameters('scope', { inputs: '2' })],
    [
      'a block more',
      withMain({
        blocks: { ...PROJECT.models.main?.blocks, more: { type: 'sources/clock', parameters: {} } },
      }),
    ],
    ['a connection less', withMain({ connections: connect('step.y -> proportional.u') })],
    ['another type', withBlock('step', block => ({ ...block, type: 'sources/ramp' }))],
    ['the solver', { ...PROJECT, settings: { ...PROJECT.settings, solver: 'euler' } }],
    ['the stop time', { ...PROJECT, settings: { ...PROJECT.settings, stop: '2' } }],
    ['a variable behind the step', withVariable('h', '1e-4')],
    ['a variable that reaches a sample time through a model', withVariable('Ti', '1')],
    [
      'what a use of a model passes to a sample time',
      withParameters('plant', { model: 'plant', delay: '0.2' }),
    ],
    [
      'a model more',
      { ...PROJECT, models: { ...PROJECT.models, spare: { parameters: {}, blocks: {}, connections: [] } } },
    ],
    ['another root', { ...PROJECT, root: 'plant' }],
  ])('sees another model in %s', (_, after) => {
    expect(classifyChange(PROJECT, after, registry)).toBe('structural')
  })

  it('of the numbers that statements name is tuning, of anything else in them another model', () => {
    const withCode = (code: string): Project =>
      withBlock('integral', () => ({ type: 'user/function', parameters: { code } }))
    const code = "input u; output y; parameter k = 2; state x = 0; x' = k*u; y = x"
    const kindOf = (next: string) => classifyChange(withCode(code), withCode(next), registry)
    expect(kindOf(code)).toBe('none')
    expect(kindOf(code.replace('k = 2', 'k = 3/4'))).toBe('tuning')
    expect(kindOf(code.replace('k = 2', 'k = Kp'))).toBe('structural')
    expect(kindOf(code.replace('k*u', '-k*u'))).toBe('structural')
    expect(kindOf(code.replace('x = 0', 'x = 1'))).toBe('structural')
  })
})
