/** A table read between its points. */
import { refuseBus } from './elementwise.ts'
import { type Expression, ExpressionError, type LookupEnds, type LookupMethod } from './expression.ts'

/** Result as wide as `x`; `xs` and `ys` are tables of one width, `xs` increasing. */
export function lookup(
  x: Expression,
  xs: Expression,
  ys: Expression,
  method: LookupMethod = 'linear',
  ends: LookupEnds = 'clip',
): Expression {
  if (xs.width !== ys.width) {
    throw new ExpressionError(`The table has ${xs.width} points but ${ys.width} values.`)
  }
  refuseBus(x)
  return { kind: 'lookup', type: 'real', width: x.width, columns: x.columns, x, xs, ys, method, ends }
}
