/**
 * Roots of a polynomial with real coefficients, highest power first, by Durand and Kerner's simultaneous iteration
 * (I. O. Kerner, Numerische Mathematik 8, 1966): for looking at, to about ten digits.
 */

export interface Complex {
  readonly re: number
  readonly im: number
}

const ROUNDS = 200

/** Null where there is no polynomial: a coefficient that is no number, or none that is not zero. */
export function findRoots(coefficients: readonly number[]): Complex[] | null {
  if (!coefficients.every(Number.isFinite)) return null
  const start = coefficients.findIndex(value => value !== 0)
  const lead = coefficients[start]
  if (lead === undefined) return null
  const monic = coefficients.slice(start).map(value => value / lead)
  const degree = monic.length - 1
  // Within this radius all roots lie (Cauchy).
  const radius = 1 + Math.max(0, ...monic.slice(1).map(Math.abs))
  let roots: Complex[] = Array.from({ length: degree }, (_, i) => {
    const angle = (2 * Math.PI * i) / degree + 0.4
    return { re: radius * 0.5 * Math.cos(angle), im: radius * 0.5 * Math.sin(angle) }
  })
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = 0
    roots = roots.map((root, i) => {
      let below: Complex = { re: 1, im: 0 }
      roots.forEach((other, j) => {
        if (j !== i) below = multiply(below, { re: root.re - other.re, im: root.im - other.im })
      })
      const step = divide(evaluate(monic, root), below)
      if (!Number.isFinite(step.re) || !Number.isFinite(step.im)) return root
      moved = Math.max(moved, Math.hypot(step.re, step.im))
      return { re: root.re - step.re, im: root.im - step.im }
    })
    if (moved <= 1e-15 * radius) break
  }
  return roots.map(root => tidy(root, radius)).sort((a, b) => b.re - a.re || a.im - b.im)
}

function evaluate(monic: readonly number[], at: Complex): Complex {
  return monic.reduce<Complex>(
    (sum, value) => {
      const next = multiply(sum, at)
      return { re: next.re + value, im: next.im }
    },
    { re: 0, im: 0 },
  )
}

function multiply(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re }
}

function divide(a: Complex, b: Complex): Complex {
  const size = b.re ** 2 + b.im ** 2
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size }
}

/** What only rounding made is not shown. */
function tidy({ re, im }: Complex, radius: number): Complex {
  const small = 1e-9 * radius
  return { re: Math.abs(re) < small ? 0 : re, im: Math.abs(im) < small ? 0 : im }
}
