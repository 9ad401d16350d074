/** Linear systems in discrete time, by difference equations. */
import { add, type BehaviourScope, constant, divide, type Expression, multiply, subtract } from '../sdk.ts'

/**
 * a0 y[k] + a1 y[k-1] + ... = b0 u[k] + b1 u[k-1] + ..., at rest before the start, in the transposed direct form II:
 * y = s1 + b0 u, s(i)+ = s(i+1) + b(i) u - a(i) y, all coefficients divided by a0.
 */
export function filterSignal(
  u: Expression,
  b: readonly Expression[],
  a: readonly Expression[],
  discreteState: BehaviourScope<never, never>['discreteState'],
) {
  const zero = constant(0)
  const [leading = constant(1)] = a
  const order = Math.max(a.length, b.length) - 1
  const states = Array.from({ length: order }, (_, i) => discreteState(`s${i + 1}`, zero, u))
  const scaled = (coefficient: Expression) => divide(coefficient, leading)
  const [first] = b
  const direct = first && !isZero(first) ? multiply(scaled(first), u) : null
  const y = states[0] && direct ? add(states[0], direct) : (states[0] ?? direct ?? zero)
  const updates = states.map((_, i) => {
    const [forward, back, next] = [b[i + 1], a[i + 1], states[i + 1]]
    const driven = forward && !isZero(forward) ? multiply(scaled(forward), u) : zero
    const fed = back ? subtract(driven, multiply(scaled(back), y)) : driven
    return [`s${i + 1}`, next ? add(next, fed) : fed] as const
  })
  return { outputs: { y }, updates: Object.fromEntries(updates) }
}

function isZero(expression: Expression): boolean {
  return expression.kind === 'constant' && expression.values.every(value => value === 0)
}

/** Coefficients of z^n ... z^0 as those of z^0 z^-1 ..., where the denominator has the higher degree n. */
export function padNumerator(b: readonly Expression[], a: readonly Expression[]): Expression[] {
  return [...Array<Expression>(Math.max(0, a.length - b.length)).fill(constant(0)), ...b]
}
