/** Poles and zeros of a block that is a fraction of polynomials, from the values of its parameters. */
import type { EvaluatedParameter } from '../../engine/index.ts'
import { numbersOf } from './numbers-of.ts'
import { type Complex, findRoots } from './roots.ts'

export interface PolesZeros {
  readonly poles: readonly Complex[]
  readonly zeros: readonly Complex[]
}

type Results = Readonly<Record<string, EvaluatedParameter>>

/** Null where the block is none, or has none. */
export function findPolesZeros(results: Results): PolesZeros | null {
  const found =
    'denominator' in results ? ofPolynomials(results) : 'polesImaginary' in results ? ofRoots(results) : null
  return found && found.poles.length + found.zeros.length > 0 ? found : null
}

function ofPolynomials({ numerator, denominator }: Results): PolesZeros | null {
  const poles = findRoots(numbersOf(denominator))
  return poles && { poles, zeros: findRoots(numbersOf(numerator)) ?? [] }
}

function ofRoots(results: Results): PolesZeros | null {
  const list = (re: string, im: string): Complex[] => {
    const imaginary = numbersOf(results[im])
    return numbersOf(results[re]).map((value, i) => ({
      re: value,
      im: (imaginary.length === 1 ? imaginary[0] : imaginary[i]) ?? 0,
    }))
  }
  const [poles, zeros] = [list('poles', 'polesImaginary'), list('zeros', 'zerosImaginary')]
  return [...poles, ...zeros].every(({ re, im }) => Number.isFinite(re) && Number.isFinite(im))
    ? { poles, zeros }
    : null
}
