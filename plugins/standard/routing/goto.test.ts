import { describe, expect, it } from 'vitest'
import { type Diagnostic, findGoto } from '../../../engine/index.ts'
import {
  buildModel,
  buildProject,
  type Diagram,
  diagnose,
  registry,
  runDiagram,
} from '../../testing/run-diagram.ts'

const errorsOf = (diagram: Diagram): readonly Diagnostic[] =>
  diagnose(diagram).filter(({ severity }) => severity === 'error')

const wired: Diagram = {
  blocks: {
    wave: ['sources/sine', { amplitude: '[1, 2]' }],
    sum: ['math/sum', { signs: '+-' }],
    lag: ['continuous/integrator'],
  },
  connections: ['wave.y -> sum.u1', 'lag.y -> sum.u2', 'sum.y -> lag.u'],
}

const tagged: Diagram = {
  blocks: {
    ...wired.blocks,
    send: ['routing/goto', { tag: 'back' }],
    receive: ['routing/from', { tag: 'back' }],
    'receive too': ['routing/from', { tag: ' back ' }],
    scope: ['sinks/scope'],
  },
  connections: [
    'wave.y -> sum.u1',
    'receive.y -> sum.u2',
    'sum.y -> lag.u',
    'lag.y -> send.u',
    'receive too.y -> scope.u',
  ],
}

/** A model with one From, whose value leaves it. */
const reader = buildModel({
  blocks: { from: ['routing/from', { tag: 'x' }], y: ['subsystems/exit'] },
  connections: ['from.y -> y.u'],
})
const sender = (scope: string) =>
  buildModel({
    blocks: {
      wave: ['sources/sine'],
      goto: ['routing/goto', { tag: 'x', scope }],
      below: ['subsystems/model', { model: 'reader' }],
      y: ['subsystems/exit'],
    },
    connections: ['wave.y -> goto.u', 'below.y -> y.u'],
  })

describe('Goto and From', () => {
  it.each(['simple', 'compiled'] as const)('are a wire, bit for bit, in the %s engine', engine => {
    const wire = runDiagram(wired, engine)
    const tag = runDiagram(tagged, engine)
    for (const element of [0, 1]) {
      expect(tag.trace('lag.y', element)).toEqual(wire.trace('lag.y', element))
      expect(tag.trace('receive.y', element)).toEqual(wire.trace('lag.y', element))
    }
  })

  it.each(['scoped', 'global'])('a %s Goto is seen in the models below', scope => {
    const { trace } = runDiagram({
      blocks: { use: ['subsystems/model', { model: 'sender' }] },
      connections: [],
      models: { reader, sender: sender(scope) },
    })
    expect(trace('use.y')).toEqual(trace('use/wave.y'))
  })

  it('takes the nearest Goto, and a global one from anywhere', () => {
    const { trace } = runDiagram({
      blocks: {
        use: ['subsystems/model', { model: 'sender' }],
        aside: ['subsystems/model', { model: 'reader' }],
        one: ['sources/constant', { value: '5' }],
        here: ['routing/goto', { tag: 'x', scope: 'scoped' }],
      },
      connections: ['one.y -> here.u'],
      models: { reader, sender: sender('global') },
    })
    expect(trace('use.y')).toEqual(trace('use/wave.y'))
    expect(trace('aside.y').at(-1)).toBe(5)
  })

  it('lets a From find its Goto', () => {
    const project = buildProject({
      blocks: { use: ['subsystems/model', { model: 'sender' }] },
      connections: [],
      models: { reader, sender: sender('scoped') },
    })
    const from = { type: 'routing/from', parameters: { tag: 'x' } }
    expect(findGoto(project, registry, ['use', 'below'], from)).toEqual({ path: 'use', block: 'goto' })
    expect(findGoto(project, registry, [], from)).toBeNull()
  })

  it('refuses a From without a Goto, with what is like it', () => {
    const [error] = errorsOf({
      ...tagged,
      blocks: { ...tagged.blocks, receive: ['routing/from', { tag: 'bakc' }] },
    })
    expect(error).toMatchObject({
      code: 'unknown-tag',
      hint: 'Did you mean "back"?',
      place: { model: 'main', path: '', block: 'receive', parameter: 'tag' },
    })
  })

  it('says why a local Goto is not seen', () => {
    const errors = errorsOf({
      blocks: { use: ['subsystems/model', { model: 'sender' }] },
      connections: [],
      models: { reader, sender: sender('local') },
    })
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ code: 'unknown-tag', place: { path: 'use/below', block: 'from' } })
    expect(errors[0]?.hint).toContain('use/goto has it, but is local')
  })

  it('refuses two Gotos of one tag, and a global one in a model that is used twice', () => {
    const [error] = errorsOf({
      ...tagged,
      blocks: { ...tagged.blocks, again: ['routing/goto', { tag: 'back' }] },
    })
    expect(error).toMatchObject({ code: 'duplicate-tag', place: { block: 'again', parameter: 'tag' } })
    expect(error?.message).toContain('is that of send already')
    const [twice] = errorsOf({
      blocks: { a: ['subsystems/model', { model: 'sender' }], b: ['subsystems/model', { model: 'sender' }] },
      connections: [],
      models: { reader, sender: sender('global') },
    })
    expect(twice).toMatchObject({ code: 'duplicate-tag', place: { path: 'b', block: 'goto' } })
    expect(twice?.hint).toContain('used more than once')
  })

  it('refuses a tag out of a conditional model', () => {
    const [error] = errorsOf({
      blocks: {
        on: ['sources/pulse'],
        use: ['subsystems/enabled', { model: 'sender' }],
        from: ['routing/from', { tag: 'x' }],
      },
      connections: ['on.y -> use.enable'],
      models: { reader, sender: sender('global') },
    })
    expect(error).toMatchObject({ code: 'conditional-model', place: { block: 'from', parameter: 'tag' } })
    expect(error?.message).toContain('use/goto, which stands in a conditional model')
  })

  it('finds the algebraic loop through it, and the circle with no block in it', () => {
    const loop = diagnose({ ...tagged, blocks: { ...tagged.blocks, lag: ['math/gain', { gain: '0.5' }] } })
    expect(loop.find(({ code }) => code === 'algebraic-loop')?.message).toContain('lag.y')
    const [circle] = errorsOf({
      blocks: { send: ['routing/goto'], receive: ['routing/from'], scope: ['sinks/scope'] },
      connections: ['receive.y -> send.u', 'receive.y -> scope.u'],
    })
    expect(circle?.message).toContain('run in a circle with no block in it: receive.y -> receive.y')
  })
})
