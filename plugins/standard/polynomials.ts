/** Polynomials from their roots, with coefficients as expressions, so that the roots can be tuned. */
import {
  add,
  constant,
  type Expression,
  element,
  elements,
  multiply,
  type ParameterFault,
  subtract,
  vector,
} from '../sdk.ts'

interface Complex {
  readonly re: Expression
  readonly im: Expression
}

/** Coefficients of (x - r1)(x - r2)..., from the highest power down; complex roots come in conjugate pairs. */
export function polynomialOf(re: Expression, im: Expression): Expression[] {
  let coefficients: Complex[] = [{ re: constant(1), im: constant(0) }]
  elements(re).forEach((real, i) => {
    const root = { re: real, im: im.width === 1 ? im : element(im, i) }
    const shifted = coefficients.map(c => product(c, root))
    coefficients = Array.from({ length: coefficients.length + 1 }, (_, k) => {
      const [own, next] = [coefficients[k], shifted[k - 1]]
      if (!own) return next ? negate(next) : { re: constant(0), im: constant(0) }
      return next ? difference(own, next) : own
    })
  })
  return coefficients.map(({ re }) => re)
}

function product(a: Complex, b: Complex): Complex {
  return {
    re: subtract(multiply(a.re, b.re), multiply(a.im, b.im)),
    im: add(multiply(a.re, b.im), multiply(a.im, b.re)),
  }
}

function difference(a: Complex, b: Complex): Complex {
  return { re: subtract(a.re, b.re), im: subtract(a.im, b.im) }
}

function negate(a: Complex): Complex {
  return difference({ re: constant(0), im: constant(0) }, a)
}

/** The parameters of a system that is given by its zeros, poles and gain. */
export const ROOTS = {
  zeros: vector('Zeros', '[1]', { description: 'Real parts of the zeros.' }),
  zerosImaginary: vector('Zeros, imaginary parts', '0', {
    description: 'As many as zeros, or 0; complex zeros come in pairs such as 2 and -2.',
  }),
  poles: vector('Poles', '[0, -1]', { description: 'Real parts of the poles.' }),
  polesImaginary: vector('Poles, imaginary parts', '0', {
    description: 'As many as poles, or 0; complex poles come in pairs such as 2 and -2.',
  }),
}

export function checkRoots(
  name: string,
  real: readonly number[],
  imaginary: readonly number[],
): ParameterFault[] {
  const parameter = `${name}Imaginary`
  if (imaginary.length !== 1 && imaginary.length !== real.length) {
    return [
      {
        parameter,
        message: `There are ${real.length} ${name} but ${imaginary.length} imaginary parts.`,
        hint: 'Give as many, or 0 when all are real.',
      },
    ]
  }
  const keys = real.map((re, i) => [re, imaginary[imaginary.length === 1 ? 0 : i] ?? 0] as const)
  const count = (re: number, im: number) => keys.filter(([a, b]) => a === re && b === im).length
  const lonely = keys.find(([re, im]) => count(re, im) !== count(re, -im))
  if (!lonely) return []
  return [
    {
      parameter,
      message: `${lonely[0]} ${lonely[1] < 0 ? '-' : '+'} ${Math.abs(lonely[1])}i lacks its conjugate.`,
      hint: 'Complex zeros and poles come in conjugate pairs.',
    },
  ]
}
