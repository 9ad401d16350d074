/** Held against a trajectory that an independent program computed; see the file's `source`. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runExample } from '../engine/testing/run-example.ts'

interface Reference {
  readonly trajectory: readonly { readonly t: number; readonly v: number; readonly i: number }[]
  readonly afterRecovery: { readonly peakV: number }
}

const reference: Reference = JSON.parse(readFileSync('examples/reference/bench-supply.json', 'utf8'))

/** Relative, as the reference asks for. */
const VOLTAGE_TOLERANCE = 0.002
const CURRENT_TOLERANCE = 0.005

describe('the bench supply', () => {
  const { times, trace } = runExample('bench-supply')
  const v = trace('converter.v')
  const i = trace('converter.i')
  const at = (values: readonly number[], t: number): number => values[Math.round(t / 1e-6)] ?? Number.NaN

  it('takes 14,000 steps of 1 us', () => {
    expect(times).toHaveLength(14_001)
    expect(times.at(-1)).toBe(14e-3)
  })

  it.each(reference.trajectory)('is where the reference is at $t s', ({ t, v: voltage, i: current }) => {
    expect(at(times, t)).toBeCloseTo(t, 12)
    expect(Math.abs(at(v, t) / voltage - 1)).toBeLessThan(VOLTAGE_TOLERANCE)
    expect(Math.abs(at(i, t) / current - 1)).toBeLessThan(CURRENT_TOLERANCE)
  })

  it('overshoots after the heavy load as the reference does', () => {
    const peak = Math.max(...v.slice(Math.round(10e-3 / 1e-6)))
    expect(Math.abs(peak / reference.afterRecovery.peakV - 1)).toBeLessThan(VOLTAGE_TOLERANCE)
  })

  it('asks for no more than 5 A, and for all of them while it limits', () => {
    expect(Math.max(...trace('voltagePid.y'))).toBe(5)
    expect(at(trace('voltagePid.y'), 8e-3)).toBe(5)
  })

  it('gives a duty of 0 to 1', () => {
    for (const duty of trace('currentPid.y')) {
      expect(duty).toBeGreaterThanOrEqual(0)
      expect(duty).toBeLessThanOrEqual(1)
    }
  })
})
