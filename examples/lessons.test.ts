/** The small examples: what each one teaches, held against a closed form. */
import { expect, it } from 'vitest'
import { runExample } from '../engine/testing/run-example.ts'

function at(times: readonly number[], values: readonly number[], seconds: number): number {
  const row = times.findIndex(time => time >= seconds - 1e-9)
  return values[row] ?? Number.NaN
}

it('a first-order lag has 63 % of its way behind it after a time constant', () => {
  const { times, trace } = runExample('first-order-lag')
  const response = trace('lag.y')
  for (const seconds of [0.5, 1, 2]) {
    expect(at(times, response, 0.5 + seconds)).toBeCloseTo(1 - Math.exp(-seconds / 0.5), 3)
  }
})

it('a mass on a spring swings with its damped frequency about the rest position', () => {
  const { times, trace } = runExample('mass-spring-damper')
  const position = trace('position.y')
  const [m, k, c, force] = [1, 4, 0.8, 4]
  const decay = c / (2 * m)
  const omega = Math.sqrt(k / m - decay ** 2)
  for (const t of [0.5, 2, 6]) {
    const swing = Math.exp(-decay * t) * (Math.cos(omega * t) + (decay / omega) * Math.sin(omega * t))
    expect(at(times, position, 0.5 + t)).toBeCloseTo((force / k) * (1 - swing), 3)
  }
})

it('P control leaves an error of 1 / (1 + K), PI control none', () => {
  const { trace } = runExample('steady-state-error')
  expect(trace('pError.y').at(-1)).toBeCloseTo(1 / (1 + 3), 4)
  expect(Math.abs(trace('piError.y').at(-1) ?? 1)).toBeLessThan(2e-3)
})

it('anti-windup makes the overshoot smaller, with the same actuator', () => {
  const { trace } = runExample('integrator-windup')
  const plain = Math.max(...trace('plainPlant.y'))
  const clamped = Math.max(...trace('clampedPlant.y'))
  expect(plain - 1).toBeGreaterThan(1.5 * (clamped - 1))
  expect(Math.max(...trace('plainController.y'))).toBe(1.2)
  expect(Math.max(...trace('clampedController.y'))).toBe(1.2)
})

it('a sampled controller holds its output between the samples', () => {
  const { times, trace } = runExample('sampled-control')
  const held = trace('sampler.y')
  const changes = times.filter((_, row) => row > 0 && held[row] !== held[row - 1])
  for (const time of changes) expect(Math.abs(time / 0.4 - Math.round(time / 0.4))).toBeLessThan(1e-9)
  expect(trace('plant.y').at(-1)).toBeCloseTo(1, 1)
})

it('the van der Pol oscillator comes to an amplitude near 2', () => {
  const { times, trace } = runExample('van-der-pol')
  const late = trace('position.y').filter((_, row) => (times[row] ?? 0) > 20)
  expect(Math.max(...late)).toBeCloseTo(2.02, 1)
  expect(Math.min(...late)).toBeCloseTo(-2.02, 1)
})

it('predators and prey keep what Lotka and Volterra found to be constant', () => {
  const { trace } = runExample('predator-prey')
  const [a, b, c, d] = [1.1, 0.4, 0.1, 0.4]
  const prey = trace('prey.y')
  const predators = trace('predators.y')
  const constants = prey.map((x, row) => {
    const y = predators[row] ?? Number.NaN
    return c * x - d * Math.log(x) + b * y - a * Math.log(y)
  })
  const [first = 0] = constants
  for (const value of constants) expect(Math.abs(value - first)).toBeLessThan(1e-6)
})

it('feed-forward keeps the disturbance from the plant', () => {
  const { times, trace } = runExample('feed-forward')
  const plant = trace('plant.y')
  // Without it the loop would give way by more than a tenth.
  expect(Math.abs(at(times, plant, 10.5) - at(times, plant, 9.9))).toBeLessThan(0.01)
})

it('the filter keeps the signal and takes the noise, as its frequency response says', () => {
  const { times, trace } = runExample('low-pass-filter')
  const filtered = trace('filter.y')
  const pass = (ratio: number): number => 1 / Math.sqrt(1 + ratio ** 4)
  const late = filtered.filter((_, row) => (times[row] ?? 0) > 2)
  const most = pass(0.5 / 3) + 0.3 * pass(20 / 3)
  expect(Math.max(...late)).toBeLessThan(most + 1e-3)
  expect(Math.max(...late)).toBeGreaterThan(pass(0.5 / 3) - 0.3 * pass(20 / 3))
})

it('two tanks of one model fill to the level at which as much flows out as in', () => {
  const { trace } = runExample('two-tanks')
  expect(trace('small.level').at(-1)).toBeCloseTo(2 * (1 - Math.exp((-58 * 0.25) / 2)), 4)
  expect(trace('large.outflow').at(-1)).toBeGreaterThan(0.45)
})

it('three phases add up to nothing', () => {
  const { trace } = runExample('three-phases')
  for (const value of trace('neutral.y')) expect(Math.abs(value)).toBeLessThan(1e-12)
})

it('an algebraic loop gives K / (1 + K r) of its input', () => {
  const { trace } = runExample('algebraic-loop')
  const input = trace('input.y')
  trace('amplifier.y').forEach((value, row) => {
    expect(value).toBeCloseTo((4 / (1 + 4 * 0.5)) * (input[row] ?? Number.NaN), 12)
  })
})

it('of two actions one runs: full force as far as 0.3 from the target, then a critically damped spring', () => {
  const { times, trace } = runExample('two-actions')
  const [position, speed, force] = [trace('position.y'), trace('speed.y'), trace('force.y')]
  const arrival = Math.sqrt(2 * 0.7)
  times.forEach((t, k) => {
    const [x, v] = [position[k] ?? 0, speed[k] ?? 0]
    const isFar = Math.abs(1 - x) > 0.3
    expect(force[k]).toBeCloseTo(isFar ? 1 : 16 * (1 - x) - 8 * v, 9)
    if (t < arrival) expect(x).toBeCloseTo(t ** 2 / 2, 9)
    // From x = 0.7 and v = arrival on: a double root at -4, as far as the switch is met within a step.
    const later = t - arrival
    const exact = 1 - (0.3 + (4 * 0.3 - arrival) * later) * Math.exp(-4 * later)
    if (later > 0.1) expect(Math.abs(x - exact)).toBeLessThan(2e-2)
  })
})

it('a motor on a control panel takes up the speed of its knob, as the poles at -3 ± i say', () => {
  const { times, trace } = runExample('control-panel')
  const speed = trace('motor.y')
  for (const t of [0.2, 0.7, 2]) {
    const exact = 40 * (1 - Math.exp(-3 * t) * (Math.cos(t) - Math.sin(t)))
    expect(at(times, speed, t)).toBeCloseTo(exact, 4)
  }
})
