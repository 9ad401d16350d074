import {
  add,
  type BehaviourScope,
  constant,
  divide,
  type Expression,
  multiply,
  type ParameterFault,
  subtract,
} from '../../sdk.ts'

/**
 * b(s)/a(s) in controllable canonical form: X(i) = s^(n-i)/A(s) U, hence x1' = (u - a1 x1 - ... - an xn)/a0 and
 * x(i+1)' = x(i). Coefficients from the highest power down; b has no more of them than a.
 */
export function controllableForm(
  u: Expression,
  b: readonly Expression[],
  [leading = constant(1), ...a]: readonly Expression[],
  continuousState: BehaviourScope<never, never>['continuousState'],
) {
  const zero = constant(0)
  const states = a.map((_, i) => continuousState(`x${i + 1}`, zero, u))
  const highest = divide(
    a.reduce<Expression>(
      (rest, coefficient, i) => subtract(rest, multiply(coefficient, states[i] ?? zero)),
      u,
    ),
    leading,
  )
  const derivatives = Object.fromEntries(states.map((_, i) => [`x${i + 1}`, states[i - 1] ?? highest]))

  const [highestOfB = zero] = b
  const direct = b.length > a.length ? divide(highestOfB, leading) : null
  const first = b.length - 1 - a.length
  const terms = states.flatMap((x, i) => {
    const coefficient = b[first + i + 1]
    const feedback = a[i]
    if (coefficient === undefined || feedback === undefined) return []
    return [multiply(direct ? subtract(coefficient, multiply(direct, feedback)) : coefficient, x)]
  })
  const y = [...terms, ...(direct ? [multiply(direct, u)] : [])].reduce<Expression | null>(
    (sum, term) => (sum ? add(sum, term) : term),
    null,
  )
  return { outputs: { y: y ?? zero }, derivatives }
}

/** A fault of the parameter that stands for the numerator, when its degree is the higher one. */
export function checkDegrees(parameter: string, numerator: number, denominator: number): ParameterFault[] {
  if (numerator <= denominator) return []
  return [
    {
      parameter,
      message: `The numerator is of degree ${numerator} but the denominator of degree ${denominator}: the output would need derivatives of the input.`,
      hint: 'Give the denominator at least the degree of the numerator, for instance by a fast pole.',
    },
  ]
}
