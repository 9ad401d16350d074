import { describe, expect, it } from 'vitest'
import type { IvpProblem } from '../../conformance/ivp-problem.ts'
import { chooseAbsTol, countDigits, IVP_PROBLEMS } from '../../conformance/ivp-problems.ts'
import { findSolver } from './catalogue.ts'

function solve(problem: IvpProblem, relTol: number): number {
  const solver = findSolver(problem.isStiff ? 'radau5' : 'dp853')
  if (solver?.kind !== 'variable') throw new Error('This solver has no variable step.')
  const { f, start, end, reference } = problem
  const absTol = chooseAbsTol(relTol, reference)
  const steps = solver.create({
    size: start.length,
    f,
    relTol,
    absTol,
    maxStep: Number.POSITIVE_INFINITY,
  })
  steps.restart(0, Float64Array.from(start), 0)
  while (steps.t < end) expect(steps.step(end)).toBe('accepted')
  return countDigits(steps.x, reference)
}

const RESULTS = IVP_PROBLEMS.map(problem => ({
  ...problem,
  digits: [solve(problem, 1e-6), solve(problem, 1e-9)] as const,
}))

describe('published initial-value problems', () => {
  it.each(RESULTS)('$id: as many correct digits as the best peer, or asked for', ({ digits, peer }) => {
    const wanted = peer ?? [6, 9]
    digits.forEach((found, i) => {
      expect(found).toBeGreaterThan((wanted[i] ?? 0) - 0.3)
    })
  })

  it('more digits than the best peer on most', () => {
    const better = RESULTS.filter(({ digits, peer }) => peer?.every((best, i) => (digits[i] ?? 0) > best))
    expect(better.length).toBeGreaterThanOrEqual(RESULTS.length / 2)
  })
})
