import { describe, expect, it } from 'vitest'
import { largestError, runBlock } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

const settings = { step: '1e-3', stop: '1' }
const RAMP = ['sources/clock'] as const

describe('PID forms', () => {
  const GAINS = { P: '2', I: '3', D: '0.1', N: '50' }
  const lag = (t: number) => 1 - Math.exp(-50 * t)
  it.each<[string, string, (t: number) => number]>([
    ['ideal', 'PID', t => 2 * (t + 1.5 * t * t + 0.1 * lag(t))],
    // The filtered lead 1 + 0.1 s/(1 + s/50) first, then the PI part over it.
    ['series', 'PID', t => 2 * (t + 0.1 * lag(t) + 3 * ((t * t) / 2 + 0.1 * (t - lag(t) / 50)))],
    ['parallel', 'PI', t => 2 * t + 1.5 * t * t],
    ['parallel', 'PD', t => 2 * t + 0.1 * lag(t)],
    ['parallel', 'P', t => 2 * t],
    ['parallel', 'I', t => 1.5 * t * t],
    ['ideal', 'I', t => 1.5 * t * t],
  ])('%s %s answers a ramp in closed form', (form, controller, exact) => {
    const parameters = { ...GAINS, form, controller }
    const { times, output } = runBlock('continuous/pid', { parameters, inputs: { u: RAMP }, settings })
    expect(largestError(output(), times, exact)).toBeLessThan(1e-6)
  })
})

describe('PID 2DOF', () => {
  it('weighs the setpoint: P (b r - y) + I/s (r - y) + derivative of (c r - y)', () => {
    const parameters = { P: '2', I: '3', D: '0.1', N: '50', b: '0.4', c: '0' }
    const inputs = { setpoint: '[2, 1]', measurement: RAMP }
    const { times, output } = runBlock('continuous/pid-2dof', { parameters, inputs, settings })
    for (const [i, r] of [2, 1].entries()) {
      const exact = (t: number) =>
        2 * (0.4 * r - t) + 3 * (r * t - (t * t) / 2) - 0.1 * (1 - Math.exp(-50 * t))
      expect(largestError(output('y', i), times, exact)).toBeLessThan(1e-6)
    }
  })
})

describe('Tracking and manual mode of a PID', () => {
  it('lets the integral follow the tracking input with the rate Kt', () => {
    const { times, output } = runBlock('continuous/pid', {
      parameters: { P: '0', I: '0', tracking: 'true', Kt: '4' },
      inputs: { u: '0', tracking: '3' },
      settings,
    })
    expect(largestError(output(), times, t => 3 * (1 - Math.exp(-4 * t)))).toBeLessThan(1e-9)
  })

  it.each(['continuous/pid', 'discrete/discrete-pid'])('%s goes to manual and back without a bump', type => {
    const run = runDiagram({
      blocks: {
        block: [type, { P: '2', I: '5', D: '0.05', manual: 'true', limit: 'true', upper: '4' }],
        error: ['sources/constant', { value: '0.3' }],
        hand: ['sources/ramp', { slope: '10', start: '0.6' }],
        auto: ['sources/pulse', { period: '10', width: '9', delay: '1.1' }],
      },
      connections: ['error.y -> block.u', 'hand.y -> block.manual', 'auto.y -> block.auto'],
      settings: { step: '1e-3', stop: '1.5' },
    })
    const y = run.trace('block.y')
    expect(y.slice(0, 601).every(value => value === 0)).toBe(true)
    expect(y[800]).toBeCloseTo(2, 9)
    expect(y[1099]).toBe(4)
    expect(Math.abs((y[1100] ?? 0) - (y[1099] ?? 0))).toBeLessThan(0.003)
    expect(Math.max(...y)).toBe(4)
  })
})
