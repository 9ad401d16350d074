import {
  add,
  constant,
  defineBlock,
  divide,
  type Expression,
  element,
  elements,
  multiply,
  type ParameterFault,
  subtract,
  vector,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { drawFraction } from './polynomial-formula.ts'

const LIST_HINT = 'Write the coefficients from the highest power of s down, such as [1, 2, 5].'

export const transferFunction = defineBlock({
  id: 'continuous/transfer-function',
  name: 'Transfer Fcn',
  summary: 'A linear system given by its transfer function, at rest at the start.',
  equation: '\\frac{Y(s)}{U(s)} = \\frac{b_0 s^m + \\ldots + b_m}{a_0 s^n + \\ldots + a_n},\\quad m \\le n',
  keywords: [
    'transfer function',
    'tf',
    'plant',
    'lag',
    'filter',
    'first order',
    'second order',
    'PT1',
    'PT2',
    'linear',
  ],
  parameters: {
    numerator: vector('Numerator', '[1]', {
      description: 'Coefficients b, from the highest power of s down.',
    }),
    denominator: vector('Denominator', '[1, 1]', {
      description: 'Coefficients a, from the highest power of s down.',
    }),
  },
  inputs: { u: 'Input; each element of a vector has states of its own' },
  outputs: { y: 'Response' },
  look: ({ numerator, denominator }) => drawFraction(numerator, denominator),
  check: ({ numerator, denominator }) => [
    ...checkEvery('numerator', numerator, Number.isFinite, 'a coefficient', LIST_HINT),
    ...checkEvery('denominator', denominator, Number.isFinite, 'a coefficient', LIST_HINT),
    ...checkDegrees(numerator.length - 1, denominator.length - 1),
    ...checkLeading(denominator),
  ],
  behaviour: ({ p, u, continuousState }) => {
    const zero = constant(0)
    const b = elements(p.numerator)
    const [leading = constant(1), ...a] = elements(p.denominator)
    const states = a.map((_, i) => continuousState(`x${i + 1}`, zero, u.u))

    // Controllable canonical form: X(i) = s^(n-i)/A(s) U, hence x1' = (u - a1 x1 - ... - an xn)/a0 and x(i+1)' = x(i).
    const highest = divide(
      a.reduce<Expression>(
        (rest, coefficient, i) => subtract(rest, multiply(coefficient, states[i] ?? zero)),
        u.u,
      ),
      leading,
    )
    const derivatives = Object.fromEntries(states.map((_, i) => [`x${i + 1}`, states[i - 1] ?? highest]))

    const direct = b.length > a.length ? divide(element(p.numerator, 0), leading) : null
    const first = b.length - 1 - a.length
    const terms = states.flatMap((x, i) => {
      const coefficient = b[first + i + 1]
      const feedback = a[i]
      if (coefficient === undefined || feedback === undefined) return []
      return [multiply(direct ? subtract(coefficient, multiply(direct, feedback)) : coefficient, x)]
    })
    const y = [...terms, ...(direct ? [multiply(direct, u.u)] : [])].reduce<Expression | null>(
      (sum, term) => (sum ? add(sum, term) : term),
      null,
    )
    return { outputs: { y: y ?? zero }, derivatives }
  },
})

function checkDegrees(numerator: number, denominator: number): ParameterFault[] {
  if (numerator <= denominator) return []
  return [
    {
      parameter: 'numerator',
      message: `The numerator is of degree ${numerator} but the denominator of degree ${denominator}: the output would need derivatives of the input.`,
      hint: 'Give the denominator at least as many coefficients as the numerator, for instance by a fast pole.',
    },
  ]
}

function checkLeading(denominator: readonly number[]): ParameterFault[] {
  if (denominator[0] !== 0) return []
  return [
    {
      parameter: 'denominator',
      message: 'The first coefficient of the denominator is 0.',
      hint: 'Leave leading zeros out.',
    },
  ]
}
