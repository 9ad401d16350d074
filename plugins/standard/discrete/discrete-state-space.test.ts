import { describe, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'

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
})
