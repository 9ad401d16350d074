/** Roots of polynomials as one reads and types them: `-2`, `-1 ± 3j`, `± 2j`. Complex ones stand for both of their pair. */
import { closeUp } from './close-up.ts'
import type { Complex } from './roots.ts'
import { writeNumber } from './slider-range.ts'

const NUMBER = '(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?'
const REAL = new RegExp(`^[+-]?${NUMBER}$`, 'i')
const COMPLEX = new RegExp(`^([+-]?${NUMBER})?(?:±|\\+-|\\+/-|[+-])(${NUMBER})?[ij]$`, 'i')

const ROUNDING = 1e-6

/** One root or two; null for what is none. */
export function readRoot(text: string): Complex[] | null {
  const bare = closeUp(text).replaceAll('−', '-')
  if (REAL.test(bare)) return [{ re: Number(bare), im: 0 }]
  const [whole, re = '0', im = '1'] = COMPLEX.exec(bare) ?? []
  if (whole === undefined) return null
  const size = Number(im)
  if (size === 0) return [{ re: Number(re), im: 0 }]
  return [-size, size].map(im => ({ re: Number(re), im }))
}

/** Pairs once, from right to left; what only rounding parts counts as equal. */
export function writeRoots(roots: readonly Complex[]): string[] {
  const order = (root: Complex): number => Number(root.re.toPrecision(6))
  return roots
    .map(takeReal)
    .filter(({ im }) => im >= 0)
    .sort((a, b) => order(b) - order(a) || a.im - b.im)
    .map(writeRoot)
}

/** A double root is found as two, apart by the square root of the rounding: those are real. */
function takeReal(root: Complex): Complex {
  return Math.abs(root.im) < ROUNDING * Math.abs(root.re) ? { re: root.re, im: 0 } : root
}

function writeRoot({ re, im }: Complex): string {
  const write = (value: number): string => writeNumber(Number(value.toPrecision(6)))
  if (im === 0) return write(re)
  return `${re === 0 ? '' : `${write(re)} `}± ${im === 1 ? '' : write(im)}j`
}

/** Coefficients of lead (x - r1)(x - r2)..., from the highest power down. Complex roots come in pairs. */
export function expandRoots(lead: number, roots: readonly Complex[]): number[] {
  let coefficients: readonly Complex[] = [{ re: lead, im: 0 }]
  for (const { re, im } of roots) {
    const before = coefficients
    coefficients = [...before, { re: 0, im: 0 }].map((own, i) => {
      const last = before[i - 1] ?? { re: 0, im: 0 }
      return { re: own.re - (last.re * re - last.im * im), im: own.im - (last.re * im + last.im * re) }
    })
  }
  return coefficients.map(({ re }) => re)
}
