/** What the compensators share: an integral that does not wind up, and limits of the output. */
import {
  and,
  clamp,
  type Expression,
  greater,
  less,
  multiply,
  number,
  or,
  type ParameterFault,
  select,
} from '../sdk.ts'
import { checkBelow, checkPositive } from './checks.ts'

export const LIMITS = {
  lower: number('Lower limit', '-inf', { description: 'Least output; the integral stops there.' }),
  upper: number('Upper limit', 'inf', { description: 'Largest output; the integral stops there.' }),
}

export const COMPENSATOR_PORTS = {
  inputs: { u: 'Error: setpoint minus measurement' },
  outputs: { y: 'Control signal, such as a duty' },
} as const

type Values = Readonly<Record<string, readonly number[]>>

export function checkCompensator(
  corners: Values,
  lower: readonly number[],
  upper: readonly number[],
): ParameterFault[] {
  return [...checkPositive(corners), ...checkBelow(['lower', lower], ['upper', upper])]
}

/** Hz to rad/s. */
export function angular(frequency: Expression): Expression {
  return multiply(2 * Math.PI, frequency)
}

/** Output and the integral's slope: 0 while the output is beyond a limit and the error drives it further. */
export function limitOutput(
  free: Expression,
  gain: Expression,
  rate: Expression,
  { lower, upper }: { readonly lower: Expression; readonly upper: Expression },
) {
  const push = multiply(gain, rate)
  const isStuck = or(and(greater(free, upper), greater(push, 0)), and(less(free, lower), less(push, 0)))
  return { y: clamp(free, lower, upper), rate: select(isStuck, 0, rate) }
}
