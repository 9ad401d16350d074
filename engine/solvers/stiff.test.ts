import { describe, expect, it } from 'vitest'
import { createPattern } from '../math/sparsity.ts'
import { VARIABLE_SOLVERS } from './catalogue.ts'
import type { VariableProblem, VariableSolver } from './solver.ts'

const STIFF = VARIABLE_SOLVERS.filter(({ isStiff }) => isStiff)
const RATE = 1e5

/** Copies of x1' = -1e5 (x1 - cos t) + x2, x2' = -x2: fast to a moving equilibrium, slow beside it. */
function copies(count: number, withJacobian: boolean): VariableProblem {
  const size = 2 * count
  return {
    size,
    f: (t, x, dx) => {
      for (let i = 0; i < size; i += 2) {
        dx[i] = -RATE * ((x[i] ?? 0) - Math.cos(t)) + (x[i + 1] ?? 0)
        dx[i + 1] = -(x[i + 1] ?? 0)
      }
    },
    pattern: createPattern(
      Array.from({ length: size }, (_, column) => (column % 2 === 0 ? [column] : [column - 1, column])),
    ),
    ...(withJacobian && {
      jacobian: (_t, _x, into) => {
        for (let i = 0; i < count; i += 1) into.set([-RATE, 1, -1], 3 * i)
      },
    }),
    relTol: 1e-6,
    maxStep: Number.POSITIVE_INFINITY,
  }
}

function run(solver: VariableSolver, problem: VariableProblem, end: number) {
  const steps = solver.create(problem)
  steps.restart(
    0,
    Float64Array.from({ length: problem.size }, (_, i) => 1 + (i % 2)),
    0,
  )
  while (steps.t < end) expect(steps.step(end)).toBe('accepted')
  return steps
}

describe.each(STIFF.map(solver => [solver.id, solver] as const))('%s', (_, solver) => {
  it('steps past what is fast', () => {
    const { x, statistics } = run(solver, copies(1, true), 3)
    const moving = (Math.cos(3) + Math.sin(3) / RATE) / (1 + 1 / RATE ** 2)
    expect(Math.abs((x[0] ?? 0) - moving - (2 * Math.exp(-3)) / (RATE - 1))).toBeLessThan(1e-6)
    expect(Math.abs((x[1] ?? 0) / (2 * Math.exp(-3)) - 1)).toBeLessThan(1e-6)
    expect(statistics.accepted + statistics.rejected).toBeLessThan(400)
  })

  it('takes the same steps for twenty copies as for one, with no more evaluations', () => {
    for (const withJacobian of [false, true]) {
      const one = run(solver, copies(1, withJacobian), 3)
      const many = run(solver, copies(20, withJacobian), 3)
      expect(many.statistics).toEqual(one.statistics)
      expect([...many.x.subarray(38)]).toEqual([...one.x])
    }
  })

  it('needs no evaluations for a Jacobian that it is given', () => {
    let calls = 0
    const problem = copies(1, true)
    const counted = solver.create({
      ...problem,
      jacobian: (t, x, into) => {
        calls += 1
        problem.jacobian?.(t, x, into)
      },
    })
    counted.restart(0, Float64Array.of(1, 2), 0)
    while (counted.t < 3) counted.step(3)
    expect(calls).toBe(counted.statistics.jacobians)
  })

  it('does the same after a restart as at its first start', () => {
    const steps = run(solver, { ...copies(1, true), absTol: 1e-9 }, 1)
    const again = [...steps.x]
    steps.restart(0, Float64Array.of(1, 2), 0)
    while (steps.t < 1) steps.step(1)
    expect([...steps.x]).toEqual(again)
  })

  it('takes differences where the Jacobian that it is given is not finite', () => {
    const problem = copies(1, true)
    const blind = run(solver, { ...problem, jacobian: (_t, _x, into) => void into.fill(Number.NaN) }, 3)
    const { jacobian: _, ...without } = problem
    expect([...blind.x]).toEqual([...run(solver, without, 3).x])
  })

  it('says that a matrix stays singular however short the step', () => {
    const steps = solver.create({
      ...copies(1, true),
      pattern: createPattern([
        [0, 1],
        [0, 1],
      ]),
      jacobian: (_t, _x, into) => {
        into.fill(1e300)
      },
    })
    steps.restart(0, Float64Array.of(1, 2), 1e-3)
    expect(steps.step(1)).toBe('singular')
    expect(steps.t).toBe(0)
    expect([...steps.x]).toEqual([1, 2])
  })
})
