import { describe, expect, it } from 'vitest'
import { buildModel, type Diagram, runDiagram } from '../../testing/run-diagram.ts'

const LAG = buildModel({
  blocks: {
    u: ['subsystems/entry'],
    lag: ['continuous/transfer-function', { denominator: '[T, 1]' }],
    y: ['subsystems/exit'],
  },
  connections: ['u.y -> lag.u', 'lag.y -> y.u'],
})

describe('Model', () => {
  it('means its diagram in the place of the block, with states and parameters for each use', () => {
    const lag = { ...LAG, parameters: { T: '1' } }
    const nested: Diagram = {
      blocks: {
        wave: ['sources/sine'],
        first: ['subsystems/model', { model: 'lag', T: '0.5' }],
        second: ['subsystems/model', { model: 'lag' }],
      },
      connections: ['wave.y -> first.u', 'first.y -> second.u'],
      models: { lag },
    }
    const flat: Diagram = {
      blocks: {
        wave: ['sources/sine'],
        first: ['continuous/transfer-function', { denominator: '[0.5, 1]' }],
        second: ['continuous/transfer-function'],
      },
      connections: ['wave.y -> first.u', 'first.y -> second.u'],
    }
    expect(runDiagram(nested).trace('second.y')).toEqual(runDiagram(flat).trace('second.y'))
    expect(runDiagram(nested).trace('first.y')).toEqual(runDiagram(flat).trace('first.y'))
  })
})
