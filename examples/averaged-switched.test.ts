/**
 * A supply with an averaged converter beside the same with a switched one: what the means leave out is the ripple. Ripple
 * from Erickson and Maksimovic, Fundamentals of Power Electronics, 3rd ed., chapter 2.
 */
import { describe, expect, it } from 'vitest'
import { type ExampleRun, readExample, runExample } from '../engine/testing/run-example.ts'

/** Largest distance of a signal in two runs at the instants that both have. */
function compareRuns(averaged: ExampleRun, switched: ExampleRun, signal: string): number {
  const rows = new Map(switched.times.map((time, row) => [Math.round(time * 1e9), row]))
  const [means, values] = [averaged.trace(signal), switched.trace(signal)]
  const distances = averaged.times.flatMap((time, row) => {
    const other = rows.get(Math.round(time * 1e9))
    return other === undefined ? [] : [Math.abs((values[other] ?? Number.NaN) - (means[row] ?? Number.NaN))]
  })
  expect(distances.length).toBeGreaterThan(500)
  return distances.reduce((worst, distance) => Math.max(worst, distance), 0)
}

/** Peak to peak over the last switching period. */
function rippleOf({ times, trace }: ExampleRun, signal: string, frequency: number): number {
  const end = times.at(-1) ?? Number.NaN
  const last = trace(signal).filter((_, row) => (times[row] ?? 0) > end - 1 / frequency)
  return Math.max(...last) - Math.min(...last)
}

describe('a buck supply', () => {
  const [averaged, switched] = [runExample('buck-averaged'), runExample('buck-switched')]
  const [Vin, V, f, L, ESR] = [24, 12, 50e3, 100e-6, 15e-3]
  const current = ((Vin - V) * (V / Vin)) / (f * L)

  it('has the ripple of the textbook: 1.2 A, and ESR times that', () => {
    expect(rippleOf(switched, 'converter.i', f) / current).toBeCloseTo(1, 1)
    expect(rippleOf(switched, 'converter.v', f) / (ESR * current)).toBeCloseTo(1, 0)
    expect(rippleOf(averaged, 'converter.i', f)).toBeLessThan(0.02 * current)
  })

  it('agrees within the ripple, from soft start to load step', () => {
    expect(compareRuns(averaged, switched, 'converter.i')).toBeLessThan(0.6 * current)
    expect(compareRuns(averaged, switched, 'converter.v')).toBeLessThan(1.2 * ESR * current)
  })

  it.each(['dp54', 'auto'])('comes to the same end with %s', solver => {
    for (const [name, fixed] of [
      ['buck-averaged', averaged],
      ['buck-switched', switched],
    ] as const) {
      const { times, trace } = runExample(name, { solver })
      expect(times.at(-1)).toBe(fixed.times.at(-1))
      const off = (trace('converter.v').at(-1) ?? Number.NaN) - (fixed.trace('converter.v').at(-1) ?? 0)
      expect(Math.abs(off)).toBeLessThan(ESR * current)
    }
  })

  it('comes back to its setpoint after the load', () => {
    expect(averaged.trace('converter.v').at(-1)).toBeCloseTo(V, 0)
    expect(Math.max(...switched.trace('voltagePid.y'))).toBeLessThanOrEqual(5)
  })
})

describe('a boost supply', () => {
  const [averaged, switched] = [runExample('boost-averaged'), runExample('boost-switched')]
  const [Vin, V, P, f, L, C, ESR] = [12, 24, 60, 50e3, 47e-6, 470e-6, 10e-3]
  const current = (Vin * (1 - Vin / V)) / (f * L)
  // The capacitor alone feeds the load while the switch is on; at its end the whole current falls on the ESR.
  const voltage = ((P / V) * (1 - Vin / V)) / (f * C) + ESR * (P / Vin + current / 2)

  it('has the ripple of the textbook', () => {
    expect(rippleOf(switched, 'converter.i', f) / current).toBeCloseTo(1, 1)
    expect(rippleOf(switched, 'converter.v', f) / voltage).toBeCloseTo(1, 0)
  })

  it('agrees within the ripple, from start to a load of 60 W', () => {
    expect(compareRuns(averaged, switched, 'converter.i')).toBeLessThan(0.6 * current)
    expect(compareRuns(averaged, switched, 'converter.v')).toBeLessThan(voltage)
  })

  it('comes back to its setpoint, as far as its ADC sees it', () => {
    for (const run of [averaged, switched]) expect(run.trace('converter.v').at(-1)).toBeCloseTo(V, 0)
  })
})

it.each([
  ['buck', ['converter']],
  ['boost', ['converter', 'pwm']],
])('the two %s supplies differ in the converter only', (name, parts) => {
  const blocksOf = (model: string) => {
    const { project } = readExample(`${name}-${model}`)
    const blocks = Object.entries(project.models.main?.blocks ?? {})
    return Object.fromEntries(blocks.filter(([block]) => !parts.includes(block)))
  }
  expect(blocksOf('switched')).toEqual(blocksOf('averaged'))
})
