import { describe, expect, it } from 'vitest'
import { portsOfBlock } from '../../../engine/index.ts'
import { buildModel, buildProject, registry, runDiagram } from '../../testing/run-diagram.ts'

describe('Exit', () => {
  it('closes a loop with the Entry of its name, one step later, and is no port then', () => {
    const counter = buildModel({
      blocks: {
        last: ['subsystems/entry', { name: 'count' }],
        one: ['sources/constant'],
        next: ['math/sum', { signs: '++' }],
        count: ['subsystems/exit'],
        total: ['subsystems/exit'],
      },
      connections: ['last.y -> next.u1', 'one.y -> next.u2', 'next.y -> count.u', 'last.y -> total.u'],
    })
    const use = ['subsystems/model', { model: 'counter' }] as const
    const diagram = {
      blocks: { use },
      connections: [],
      models: { counter },
      settings: { step: '1', stop: '4' },
    }
    expect(runDiagram(diagram).trace('use.total')).toEqual([0, 1, 2, 3, 4])
    const [type, parameters] = use
    const { inputs, outputs } = portsOfBlock(buildProject(diagram), registry, { type, parameters })
    expect([Object.keys(inputs), Object.keys(outputs)]).toEqual([[], ['total']])
  })
})
