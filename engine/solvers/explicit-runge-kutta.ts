/**
 * The explicit Runge-Kutta step of a Butcher tableau:
 *   k_i = f(t + c_i h, x + h sum_j a_ij k_j),   x+ = x + h sum_i b_i k_i
 * Products are (h a_ij) k_j; sums run from the first stage, without those whose coefficient is 0, so that every engine gives the same bits.
 */
import type { FixedStep, Tableau } from './solver.ts'

interface Term {
  readonly weight: number
  readonly k: Float64Array
}

export function createExplicitRungeKutta(tableau: Tableau, size: number): FixedStep {
  const stages = tableau.b.map(() => new Float64Array(size))
  const point = new Float64Array(size)
  const termsOf = (weights: readonly number[]): readonly Term[] =>
    stages.flatMap((k, i) => (weights[i] ? [{ weight: weights[i], k }] : []))
  const plan = stages.map((k, i) => ({ k, c: tableau.c[i] ?? 0, terms: termsOf(tableau.a[i] ?? []) }))
  const result = termsOf(tableau.b)

  return (f, t, h, end, x) => {
    for (const { k, c, terms } of plan) {
      combine(point, x, h, terms)
      f(c === 1 ? end : t + c * h, point, k)
    }
    combine(x, x, h, result)
  }
}

/** target = x + sum of (h weight) k, from the first term; x itself without terms, also where it is -0. */
function combine(target: Float64Array, x: Float64Array, h: number, terms: readonly Term[]): void {
  const [first, ...rest] = terms
  for (let i = 0; i < x.length; i += 1) {
    if (!first) {
      target[i] = x[i] ?? 0
      continue
    }
    let sum = h * first.weight * (first.k[i] ?? 0)
    for (const { weight, k } of rest) sum += h * weight * (k[i] ?? 0)
    target[i] = (x[i] ?? 0) + sum
  }
}
