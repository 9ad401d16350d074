import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VARIABLE_SOLVERS } from './catalogue.ts'
import type { Derivatives, VariableProblem } from './solver.ts'

/** x1' = x1 cos t, x2' = x3, x3' = -x2: all known. */
const known: Derivatives = (t, x, dx) => {
  dx[0] = (x[0] ?? 0) * Math.cos(t)
  dx[1] = x[2] ?? 0
  dx[2] = -(x[1] ?? 0)
}
const exactAt = (t: number): number[] => [Math.exp(Math.sin(t)), Math.sin(t), Math.cos(t)]
const worst = (x: Float64Array, t: number): number =>
  Math.max(...exactAt(t).map((value, i) => Math.abs((x[i] ?? Number.NaN) - value)))

const problem = (relTol: number, more: Partial<VariableProblem> = {}): VariableProblem => ({
  size: 3,
  f: known,
  relTol,
  absTol: relTol,
  maxStep: Number.POSITIVE_INFINITY,
  ...more,
})

describe.each(VARIABLE_SOLVERS.map(solver => [solver.id, solver] as const))('%s', (_, solver) => {
  const begin = (relTol: number, more: Partial<VariableProblem> = {}) => {
    const steps = solver.create(problem(relTol, more))
    steps.restart(0, Float64Array.from(exactAt(0)), 0)
    return steps
  }

  it('keeps to its tolerance, at the ends of steps and between them', () => {
    for (const relTol of [1e-4, 1e-7]) {
      const steps = begin(relTol)
      const between = new Float64Array(3)
      while (steps.t < 10) {
        expect(steps.step(10)).toBe('accepted')
        expect(worst(steps.x, steps.t)).toBeLessThan(30 * relTol)
        for (const part of [0.1, 0.5, 0.8]) {
          const t = steps.tBefore + part * (steps.t - steps.tBefore)
          steps.interpolate(t, between)
          expect(worst(between, t)).toBeLessThan(50 * relTol)
        }
      }
      expect(steps.t).toBe(10)
    }
  })

  it('lands on every limit exactly and goes on from it', () => {
    const steps = begin(1e-6)
    for (let k = 1; k <= 50; k += 1) {
      while (steps.t < k * 0.07) expect(steps.step(k * 0.07)).toBe('accepted')
      expect(steps.t).toBe(k * 0.07)
    }
    expect(worst(steps.x, steps.t)).toBeLessThan(1e-4)
  })

  it('takes no step longer than it may', () => {
    const steps = begin(1e-3, { maxStep: 0.05 })
    while (steps.t < 1) {
      steps.step(1)
      expect(steps.t - steps.tBefore).toBeLessThanOrEqual(0.05 * (1 + 1e-12))
    }
  })

  it('interpolates both ends of a step to the bit', () => {
    const steps = begin(1e-5)
    const before = new Float64Array(3)
    const into = new Float64Array(3)
    for (let n = 0; n < 5; n += 1) {
      before.set(steps.x)
      steps.step(100)
      steps.interpolate(steps.tBefore, into)
      expect(into).toEqual(before)
      steps.interpolate(steps.t, into)
      expect(into).toEqual(steps.x)
    }
  })

  it('says that the steps to a finite escape underflow', () => {
    const steps = solver.create({
      size: 1,
      f: (_, x, dx) => {
        dx[0] = (x[0] ?? 0) ** 2
      },
      relTol: 1e-6,
      maxStep: 10,
    })
    steps.restart(0, Float64Array.of(1), 0)
    let outcome = steps.step(2)
    while (outcome === 'accepted' && steps.t < 2) outcome = steps.step(2)
    expect(['underflow', 'not-finite']).toContain(outcome)
    expect(Math.abs(steps.t - 1)).toBeLessThan(1e-4)
  })

  it('says at once that f is not finite where it begins', () => {
    const steps = solver.create({
      ...problem(1e-6),
      size: 1,
      f: (t, _, dx) => {
        dx[0] = 1 / t
      },
    })
    steps.restart(0, Float64Array.of(0), 0)
    expect(steps.step(1)).toBe('not-finite')
  })

  it('starts a chain of integrators from 0 without an absolute tolerance', () => {
    const size = 12
    const steps = solver.create({
      size,
      f: (_, x, dx) => {
        for (let i = 0; i < size; i += 1) dx[i] = i === 0 ? 1 : (x[i - 1] ?? 0)
      },
      relTol: 1e-6,
      maxStep: Number.POSITIVE_INFINITY,
    })
    steps.restart(0, new Float64Array(size), 0)
    while (steps.t < 5) expect(steps.step(5)).toBe('accepted')
    let term = 1
    for (let i = 0; i < size; i += 1) {
      term *= 5 / (i + 1)
      expect(Math.abs((steps.x[i] ?? 0) / term - 1)).toBeLessThan(1e-4)
    }
    expect(steps.statistics.accepted + steps.statistics.rejected).toBeLessThan(20000)
  })

  it('follows a state in whatever unit the others are, from 0 or not, without an absolute tolerance', () => {
    const arbitrary = fc.record({
      exponent: fc.integer({ min: -15, max: 15 }),
      start: fc.constantFrom(0, 1),
      relTol: fc.constantFrom(1e-3, 1e-6),
    })
    fc.assert(
      fc.property(arbitrary, ({ exponent, start, relTol }) => {
        // p'' = -p / 100 in one unit, x'' = cos t - 4 x in another.
        const steps = solver.create({
          size: 4,
          f: (t, [p = 0, q = 0, x = 0, v = 0], dx) => {
            dx.set([0.1 * q, -0.1 * p, v, Math.cos(t) - 4 * x])
          },
          relTol,
          maxStep: Number.POSITIVE_INFINITY,
        })
        steps.restart(0, Float64Array.of(10 ** exponent, 0, start, 0), 0)
        while (steps.t < 5) expect(steps.step(5)).toBe('accepted')
        const exact = start * Math.cos(10) + (Math.cos(5) - Math.cos(10)) / 3
        expect(Math.abs((steps.x[2] ?? 0) - exact)).toBeLessThan(10 * relTol)
        expect(Math.abs((steps.x[0] ?? 0) / (10 ** exponent * Math.cos(0.5)) - 1)).toBeLessThan(10 * relTol)
      }),
      { numRuns: 20 },
    )
  })

  it('moves a state away from 0 late, where rounding of the time is all that its first steps see', () => {
    const begin = 1000.1
    const steps = solver.create({
      size: 1,
      f: (t, _, dx) => {
        dx[0] = 1e-5 * (t - begin) + 1e-22
      },
      relTol: 1e-9,
      maxStep: Number.POSITIVE_INFINITY,
    })
    steps.restart(begin, Float64Array.of(0), 0)
    while (steps.t < begin + 4) expect(steps.step(begin + 4)).toBe('accepted')
    expect(Math.abs((steps.x[0] ?? 0) / 8e-5 - 1)).toBeLessThan(1e-8)
    expect(steps.statistics.accepted + steps.statistics.rejected).toBeLessThan(100)
  })
})
