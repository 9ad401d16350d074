/** The value of a table of several dimensions, by one of the methods that all such blocks have. */
import { arrayRead, type BehaviourScope, type Expression } from '../../sdk.ts'
import { type Ends, findInterval, findPoint } from './axis.ts'
import { findElement, interpolateLinearly, interpolateSpline, stridesOf } from './grid.ts'

export const METHODS = {
  linear: 'Straight lines',
  nearest: 'Nearest point',
  previous: 'Point before',
  spline: 'Cubic spline',
} as const

interface GridLookup {
  readonly method: keyof typeof METHODS
  readonly ends: Ends
  readonly table: Expression
  /** Breakpoints by dimension. */
  readonly axes: readonly Expression[]
  readonly inputs: readonly Expression[]
  /** `spline` are the tables of `deriveSpline`. */
  readonly derived: BehaviourScope<never, never>['derived']
}

export function lookUpGrid({ method, ends, table, axes, inputs, derived }: GridLookup): Expression {
  const strides = stridesOf(
    table,
    axes.map(({ width }) => width),
  )
  const pairs = axes.flatMap((points, d) => {
    const x = inputs[d]
    return x ? [{ x, points }] : []
  })
  if (method === 'nearest' || method === 'previous') {
    const places = pairs.map(({ x, points }) => findPoint(x, points, method))
    return arrayRead(table, findElement(places, strides))
  }
  const intervals = pairs.map(({ x, points }) => findInterval(x, points, ends))
  return method === 'spline'
    ? interpolateSpline(derived('spline'), strides, intervals)
    : interpolateLinearly(table, strides, intervals)
}
