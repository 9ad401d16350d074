import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

const [P, I, D, N, T] = [2, 3, 0.1, 20, 0.02]
const GAINS = { P: '2', I: '3', D: '0.1', N: '20', sampleTime: '0.02' }

type Method = 'forward' | 'backward' | 'trapezoidal'

/** x' = rate by a method; what is implicit is found by fixed-point iteration, not by algebra. */
function createSum(method: Method) {
  let [x, before] = [0, 0]
  let isFirst = true
  return (rateOf: (x: number) => number): number => {
    const from = x
    for (let n = 0; n < 200; n += 1) {
      const rate = rateOf(x)
      const grown = { forward: before, backward: rate, trapezoidal: ((isFirst ? 0 : before) + rate) / 2 }
      x = from + T * (isFirst && method === 'forward' ? 0 : grown[method])
    }
    before = rateOf(x)
    isFirst = false
    return x
  }
}

function createPid(method: Method, b: number, c: number) {
  const [integral, filter] = [createSum(method), createSum(method)]
  let y = 0
  return (r: number, m: number, k: number): number => {
    if (k % 2 === 1) return y
    const slope = (f: number) => N * (D * (c * r - m) - f)
    y = P * (b * r - m) + integral(() => I * (r - m)) + slope(filter(slope))
    return y
  }
}

const METHODS: Method[] = ['forward', 'backward', 'trapezoidal']

describe('Discrete PID', () => {
  it.each(METHODS)('is the recurrence of its formula, %s', method => {
    const parameters = { ...GAINS, integratorMethod: method, filterMethod: method }
    expectReference('discrete/discrete-pid', { parameters, tolerance: 1e-10 }, () => {
      const pid = createPid(method, 1, 1)
      return ({ u: { u = 0 }, k }) => pid(u, 0, k)
    })
  })

  it.each(METHODS)('sees setpoint and measurement apart with two degrees of freedom, %s', method => {
    const parameters = { ...GAINS, integratorMethod: method, filterMethod: method, b: '0.3', c: '0.1' }
    const comparison = { parameters, inputs: ['setpoint', 'measurement'], tolerance: 1e-10 }
    expectReference('discrete/discrete-pid-2dof', comparison, () => {
      const pid = createPid(method, 0.3, 0.1)
      return ({ u: { setpoint = 0, measurement = 0 }, k }) => pid(setpoint, measurement, k)
    })
  })

  it.each(['clamping', 'backCalculation'])('leaves its limit soon with %s', antiWindup => {
    const { times, output } = runBlock('discrete/discrete-pid', {
      parameters: { P: '0', I: '1', limit: 'true', lower: '-1', upper: '0.5', antiWindup, Kb: '100' },
      inputs: { u: ['sources/step', { time: '1', before: '1', after: '-1' }] },
    })
    const exact = (t: number) => (t < 1 ? Math.min(t, 0.5) : 0.5 - (t - 1))
    expect(largestError(output(), times, exact)).toBeLessThan(0.025)
  })

  it('refuses limits in the wrong order', () => {
    const parameters = { limit: 'true', lower: '1', upper: '0' }
    expect(findFaultyParameters('discrete/discrete-pid', parameters)).toEqual(['lower'])
  })
})
