/** Held against the closed forms of Erickson and Maksimovic, Fundamentals of Power Electronics, 3rd ed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectEachElementAlone } from '../testing/each-element.ts'
import { drawLoadedConverter, VIN } from '../testing/loaded-converter.ts'
import { findFaultyParameters, largestError, runBlock } from '../testing/run-block.ts'
import { runDiagram } from '../testing/run-diagram.ts'

const [L, C, FREQUENCY] = [100e-6, 10e-6, 100e3]
/** Steps in a period, so that every duty of a test is a whole number of them. */
const LEVELS = 128
const STEP = 1 / (FREQUENCY * LEVELS)
const PERIODS = 200
const settings = { solver: 'rk4', step: String(STEP), stop: String(PERIODS / FREQUENCY) }
const PARTS = { L: String(L), C: String(C), frequency: String(FREQUENCY) }

/** A converter with a resistor as its load, and means over its last switching period. */
function runLoaded(
  type: string,
  {
    duty,
    resistance,
    ...parameters
  }: Readonly<Record<string, string>> & { duty: string; resistance: string },
) {
  const { trace } = runDiagram({
    ...drawLoadedConverter(
      [type, { ...PARTS, ...parameters }],
      ['sources/constant', { value: duty }],
      resistance,
    ),
    settings,
  })
  const last = (name: string) => trace(`converter.${name}`).slice(-LEVELS)
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
  const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
  const [v, i] = [last('v'), last('i')]
  return {
    v: mean(v),
    i: mean(i),
    rippleV: span(v),
    rippleI: span(i),
    leastI: Math.min(...trace('converter.i')),
  }
}

const near = (found: number, wanted: number, relative: number) =>
  expect(Math.abs(found - wanted) / Math.abs(wanted), `${found} instead of ${wanted}`).toBeLessThan(relative)

describe.each(['averaged', 'switched'])('a buck converter, %s', model => {
  const type = `power/buck-${model}`

  it('gives d Vin less what its resistances take', () => {
    const duty = fc.integer({ min: 20, max: 110 }).map(k => k / LEVELS)
    const losses = fc.record({ RL: fc.constantFrom(0, 0.05, 0.2), Ron: fc.constantFrom(0, 0.1) })
    fc.assert(
      fc.property(duty, losses, (d, { RL, Ron }) => {
        const R = 2
        const found = runLoaded(type, { duty: `${d}`, resistance: `${R}`, RL: `${RL}`, Ron: `${Ron}` })
        near(found.v, (d * VIN * R) / (R + RL + Ron), 1e-3)
        near(found.i, (d * VIN) / (R + RL + Ron), 2e-3)
      }),
      { numRuns: 8 },
    )
  })

  it('gives 2/(1 + sqrt(1 + 4 K/d^2)) Vin in discontinuous conduction, K = 2 L f/R (5.21)', () => {
    for (const [d, R] of [
      [0.25, 200],
      [0.5, 150],
    ] as const) {
      const K = (2 * L * FREQUENCY) / R
      const wanted = (2 * VIN) / (1 + Math.sqrt(1 + (4 * K) / d ** 2))
      const found = runLoaded(type, {
        duty: `${d}`,
        resistance: `${R}`,
        rectifier: 'diode',
        initialV: `${wanted}`,
      })
      near(found.v, wanted, 0.02)
      expect(found.leastI).toBeGreaterThan(-0.05)
    }
  })

  it('has the same voltage with a diode as with a second switch while the current flows all the time', () => {
    const parameters = { duty: '0.5', resistance: '2', Ron: '0.1' }
    const diode = runLoaded(type, { ...parameters, rectifier: 'diode', VF: '0.7' })
    // Half of the time the switch conducts, half of the time the diode.
    near(diode.v, ((0.5 * VIN - 0.5 * 0.7) * 2) / (2 + 0.5 * 0.1), 2e-3)
  })
})

describe.each(['averaged', 'switched'])('a boost converter, %s', model => {
  const type = `power/boost-${model}`

  it("gives Vin/d' · 1/(1 + (RL + Ron)/(d'^2 R)) (3.22)", () => {
    const duty = fc.integer({ min: 10, max: 90 }).map(k => k / LEVELS)
    fc.assert(
      fc.property(duty, fc.constantFrom(0, 0.1, 0.3), fc.constantFrom(0, 0.1), (d, RL, Ron) => {
        const R = 15
        const rest = 1 - d
        const wanted = (VIN / rest) * (1 / (1 + (RL + Ron) / (rest ** 2 * R)))
        const found = runLoaded(type, {
          duty: `${d}`,
          resistance: `${R}`,
          RL: `${RL}`,
          Ron: `${Ron}`,
          initialV: `${wanted}`,
          initialI: `${wanted / R / rest}`,
        })
        near(found.v, wanted, 0.01)
        near(found.i, wanted / R / rest, 0.01)
      }),
      { numRuns: 8 },
    )
  })

  it('gives (1 + sqrt(1 + 4 d^2/K))/2 Vin in discontinuous conduction, K = 2 L f/R (5.36)', () => {
    for (const [d, R] of [
      [0.25, 1000],
      [0.5, 2000],
    ] as const) {
      const K = (2 * L * FREQUENCY) / R
      const wanted = (VIN * (1 + Math.sqrt(1 + (4 * d ** 2) / K))) / 2
      const found = runLoaded(type, {
        duty: `${d}`,
        resistance: `${R}`,
        rectifier: 'diode',
        initialV: `${wanted}`,
      })
      near(found.v, wanted, 0.02)
    }
  })

  it('charges its output through the diode with the switch at rest', () => {
    const found = runLoaded(type, { duty: '0', resistance: '20', rectifier: 'diode', RL: '2' })
    near(found.v, (VIN * 20) / (20 + 2), 1e-3)
  })
})

describe('ripple of a switched converter', () => {
  it('of a buck is (Vin - V) d/(f L) in the current, that over 8 f C in the voltage (2.25, 2.60)', () => {
    const found = runLoaded('power/buck-switched', { duty: '0.5', resistance: '2' })
    near(found.rippleI, (VIN * 0.5 * 0.5) / (FREQUENCY * L), 0.02)
    near(found.rippleV, (VIN * 0.5 * 0.5) / (FREQUENCY * L) / (8 * FREQUENCY * C), 0.05)
  })

  it('of a boost is Vin d/(f L) in the current, V d/(f R C) in the voltage (2.51, 2.48)', () => {
    const found = runLoaded('power/boost-switched', {
      duty: '0.5',
      resistance: '15',
      initialV: '48',
      initialI: '6.4',
    })
    near(found.rippleI, (VIN * 0.5) / (FREQUENCY * L), 0.02)
    near(found.rippleV, (48 * 0.5) / (FREQUENCY * 15 * C), 0.05)
  })

  it('with ESR is that of the current times it', () => {
    const found = runLoaded('power/buck-switched', {
      duty: '0.5',
      resistance: '2',
      C: '1e-3',
      series: 'true',
      ESR: '0.1',
    })
    // The load takes its part of the ripple.
    near(found.rippleV, (((VIN * 0.25) / (FREQUENCY * L)) * (0.1 * 2)) / 2.1, 0.02)
  })

  it('is the same from its own modulator and from the gate of a PWM', () => {
    const run = (drive: 'duty' | 'gate') =>
      runDiagram({
        blocks: {
          converter: ['power/buck-switched', { ...PARTS, drive }],
          pwm: ['power/pwm', { frequency: String(FREQUENCY), bits: '7' }],
          duty: ['sources/constant', { value: '0.375' }],
          vin: ['sources/constant', { value: String(VIN) }],
        },
        connections: [
          'duty.y -> pwm.duty',
          drive === 'gate' ? 'pwm.high -> converter.duty' : 'duty.y -> converter.duty',
          'vin.y -> converter.vin',
        ],
        settings: { ...settings, stop: String(20 / FREQUENCY) },
      }).trace('converter.v')
    expect(run('gate')).toEqual(run('duty'))
  })
})

describe('LC filter', () => {
  it('swings about a step of the voltage: 1 - exp(-a t)(cos w t + a/w sin w t)', () => {
    const [R, Lf, Cf] = [0.5, 1e-3, 1e-4]
    const a = R / (2 * Lf)
    const w = Math.sqrt(1 / (Lf * Cf) - a ** 2)
    const { times, output } = runBlock('power/lc-filter', {
      parameters: { L: '1e-3', C: '1e-4', RL: '0.5' },
      inputs: { vin: '[5, -2]', load: '0' },
      settings: { step: '1e-6', stop: '5e-3' },
    })
    for (const [element, volts] of [5, -2].entries()) {
      const exact = (t: number) =>
        volts * (1 - Math.exp(-a * t) * (Math.cos(w * t) + (a / w) * Math.sin(w * t)))
      expect(largestError(output('v', element), times, exact)).toBeLessThan(1e-9)
    }
  })

  it('drops by ESR times a step of the load at once', () => {
    const { output } = runBlock('power/lc-filter', {
      parameters: { series: 'true', ESR: '0.05', initialV: '12' },
      inputs: { vin: '12', load: '3' },
      settings: { step: '1e-6', stop: '1e-6' },
    })
    expect(output('v')[0]).toBe(12 + 0.05 * -3)
  })
})

it('refuses parts that are not there', () => {
  for (const type of ['buck-averaged', 'buck-switched', 'boost-averaged', 'boost-switched', 'lc-filter']) {
    expect(findFaultyParameters(`power/${type}`, { L: '0', C: '-1', ESR: '-1' })).toEqual(['L', 'C', 'ESR'])
  }
})

it.each(['buck-averaged', 'buck-switched', 'boost-averaged', 'boost-switched'])(
  'is as many converters as a vector has elements: %s',
  name => {
    const slow = { L: '0.05', C: '0.1', RL: '0.1', initialV: '2', initialI: '1', frequency: '4', Ron: '0.1' }
    for (const rectifier of ['synchronous', 'diode'])
      expectEachElementAlone(`power/${name}`, { ...slow, VF: '0.1', rectifier })
  },
)
