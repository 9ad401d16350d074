import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

describe('Relay', () => {
  it('switches at its two points and holds between them', () => {
    for (const initial of ['off', 'on']) {
      const parameters = { onPoint: '[0.5, 0.9]', offPoint: '-0.5', onValue: '3', offValue: '-1', initial }
      expectReference(
        'discontinuities/relay',
        { parameters, inputs: { u: ['sources/sine', { frequency: '[7, 9]' }] } },
        element => {
          let isOn = initial === 'on'
          return ({ u: { u = 0 } }) => {
            if (u >= (element === 0 ? 0.5 : 0.9)) isOn = true
            else if (u <= -0.5) isOn = false
            return isOn ? 3 : -1
          }
        },
      )
    }
  })

  it('drives an integrator round in triangles of period 4 h/d', () => {
    const { trace } = runDiagram({
      blocks: {
        relay: [
          'discontinuities/relay',
          { onPoint: '0.25', offPoint: '-0.25', onValue: '-1', offValue: '1' },
        ],
        plant: ['continuous/integrator'],
      },
      connections: ['relay.y -> plant.u', 'plant.y -> relay.u'],
      settings: { step: '2^-6', stop: '8', solver: 'euler' },
    })
    const y = trace('relay.y')
    const edges = y.flatMap((value, k) => (k > 0 && value < (y[k - 1] ?? 0) ? [k * 2 ** -6] : []))
    expect(edges).toEqual([0.25, 1.25, 2.25, 3.25, 4.25, 5.25, 6.25, 7.25])
  })

  it('refuses an off point above the on point', () => {
    expect(findFaultyParameters('discontinuities/relay', { offPoint: '1' })).toEqual(['offPoint'])
  })
})
