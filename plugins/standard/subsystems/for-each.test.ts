import { describe, expect, it } from 'vitest'
import { evaluateTunables, openContext } from '../../../engine/index.ts'
import {
  buildModel,
  buildProject,
  compileDiagram,
  type Diagram,
  diagnose,
  registry,
  runDiagram,
} from '../../testing/run-diagram.ts'

/** A lag with a reference that may be a vector: x' = k (u - x), y = x, far = the largest of `all`, less x. */
const lag = {
  ...buildModel({
    blocks: {
      u: ['subsystems/entry'],
      all: ['subsystems/entry'],
      error: ['math/sum', { signs: '+-' }],
      k: ['math/gain', { gain: 'k' }],
      x: ['continuous/integrator'],
      largest: ['math/min-max', { function: 'max', inputs: '1' }],
      beyond: ['math/sum', { signs: '+-' }],
      y: ['subsystems/exit'],
      far: ['subsystems/exit'],
    },
    connections: [
      'u.y -> error.u1',
      'x.y -> error.u2',
      'error.y -> k.u',
      'k.y -> x.u',
      'x.y -> y.u',
      'all.y -> largest.u1',
      'largest.y -> beyond.u1',
      'x.y -> beyond.u2',
      'beyond.y -> far.u',
    ],
  }),
  parameters: { k: '3' },
}

const each = (parameters: Record<string, string> = {}): Diagram => ({
  blocks: {
    wave: ['sources/sine', { amplitude: '[1, 2, 3]', frequency: '5' }],
    each: ['subsystems/for-each', { model: 'lag', elements: '3', whole: 'all', ...parameters }],
  },
  connections: ['wave.y -> each.u', 'wave.y -> each.all'],
  models: { lag },
})

describe('For Each Model', () => {
  it.each(['simple', 'compiled'] as const)('is a use for each element, in the %s engine', engine => {
    const { trace, widthOf } = runDiagram(each(), engine)
    const apart = runDiagram(
      {
        blocks: {
          ...each().blocks,
          apart: ['routing/demux', { outputs: '3' }],
          ...Object.fromEntries(
            [1, 2, 3].map(i => [`m${i}`, ['subsystems/model', { model: 'lag' }] as const]),
          ),
        },
        connections: [
          'wave.y -> apart.u',
          ...[1, 2, 3].flatMap(i => [`apart.y${i} -> m${i}.u`, `wave.y -> m${i}.all`]),
        ],
        models: { lag },
      },
      engine,
    )
    expect(widthOf('each.y')).toBe(3)
    for (const element of [0, 1, 2]) {
      expect(trace('each.y', element)).toEqual(apart.trace(`m${element + 1}.y`))
      expect(trace('each.far', element)).toEqual(apart.trace(`m${element + 1}.far`))
    }
    expect(trace('each/x.y')).toEqual(trace('each.y', 0))
    expect(trace('each[2]/x.y')).toEqual(trace('each.y', 2))
  })

  it('gives each element a part of equal width, and a scalar to all', () => {
    const diagram = each({ elements: '2', whole: 'all' })
    const { trace, widthOf } = runDiagram({
      ...diagram,
      blocks: { ...diagram.blocks, wave: ['sources/sine', { amplitude: '[1, 2, 3, 4]' }] },
    })
    expect(widthOf('each.y')).toBe(4)
    expect(trace('each.y', 3)).toEqual(trace('each[1]/x.y', 1))
    const scalar = runDiagram({
      ...diagram,
      blocks: { ...diagram.blocks, wave: ['sources/sine'] },
    })
    expect(scalar.trace('each.y', 0)).toEqual(scalar.trace('each.y', 1))
  })

  it('refuses a width that has no equal parts, and names both ends', () => {
    const [fault] = diagnose(each({ elements: '2' }))
    expect(fault).toMatchObject({ code: 'width-mismatch', place: { block: 'each', port: 'u' } })
    expect(fault?.message).toContain('a vector of 3 elements has no equal part for each of 2 elements')
    expect(fault?.hint).toContain('from wave.y')
  })

  it('tunes all elements at once, under the names that the program has', () => {
    const tunables = evaluateTunables(buildProject(each()), registry)
    const names = compileDiagram(each()).parameters.map(({ name }) => name)
    expect([...tunables.keys()]).toEqual(expect.arrayContaining(names))
    expect(tunables.get('each[2]/k.gain')).toEqual([3])
    expect(openContext(buildProject(each()), registry, ['each[2]'])?.key).toBe('lag')
  })
})
