/**
 * Plain functions: what a block computes in JavaScript because no graph can say it. Everything that must know the graph
 * (threads, kernels, code for other machines) does without them and says so; they are slow.
 */
import type { Callee } from './callee.ts'
import { type Expression, ExpressionError, lift, type Operand } from './expression.ts'

/** What a plain function makes of its operands: a vector of so many elements. */
export function callFunction(callee: Callee, operands: readonly Operand[], width = 1): Expression {
  if (!Number.isInteger(width) || width < 1)
    throw new ExpressionError(`The function "${callee.name}" cannot give ${width} numbers.`)
  const given = operands.map(lift)
  return { kind: 'call', type: 'real', width, columns: 1, callee, operands: given }
}

/** Fills `result` with what the function makes of operands of these widths, which stand one after the other in `given`. */
export function evaluateCall(
  { name, evaluate }: Callee,
  widths: readonly number[],
  given: Float64Array,
  result: Float64Array,
): void {
  let next = 0
  const values = widths.map(width => {
    const value = width === 1 ? (given[next] ?? 0) : Array.from(given.subarray(next, next + width))
    next += width
    return value
  })
  const found = evaluate(...values)
  const count = typeof found === 'number' ? 1 : found.length
  if (count !== result.length)
    throw new Error(`The function "${name}" gave ${count} numbers instead of ${result.length}.`)
  if (typeof found === 'number') result[0] = found
  else result.set(found)
}
