import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { runBlock } from '../../testing/run-block.ts'

describe('Discrete State-Space', () => {
  it('is a recurrence', () => {
    const parameters = {
      A: '[0.5, 1, -0.2, 0.3]',
      B: '[1, 2]',
      C: '[1, -1]',
      D: '0.5',
      initial: '[1, 2]',
      sampleTime: '0.02',
    }
    expectReference(
      'discrete/discrete-state-space',
      { parameters, inputs: { u: ['sources/sine'] }, tolerance: 1e-13 },
      () => {
        let [x1, x2, y] = [1, 2, 0]
        return ({ u: { u = 0 }, k }) => {
          if (k % 2 === 1) return y
          y = x1 - x2 + 0.5 * u
          ;[x1, x2] = [0.5 * x1 + x2 + u, -0.2 * x1 + 0.3 * x2 + 2 * u]
          return y
        }
      },
    )
  })

  it('takes and gives vectors: a turn by 90 degrees, and the inputs swapped', () => {
    const parameters = {
      A: '[0, -1; 1, 0]',
      B: '[0, 0; 0, 0]',
      C: '[1, 0; 0, 1]',
      D: '[0, 1; 1, 0]',
      initial: '[1, 0]',
    }
    const { output, times } = runBlock('discrete/discrete-state-space', {
      parameters,
      inputs: { u: '[10, 20]' },
    })
    const turned = [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ]
    times.forEach((_, k) => {
      expect([output('y', 0)[k], output('y', 1)[k]]).toEqual([
        20 + (turned[k % 4]?.[0] ?? 0),
        10 + (turned[k % 4]?.[1] ?? 0),
      ])
    })
  })
})
