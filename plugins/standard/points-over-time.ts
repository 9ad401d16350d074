/** Signals through points of time and value: what is between them, before and after them, and where they break. */
import {
  absolute,
  add,
  arrayRead,
  type Behaviour,
  choice,
  concatenate,
  constant,
  divide,
  type Expression,
  element,
  floor,
  greater,
  less,
  lessOrEqual,
  lookup,
  maximum,
  modulo,
  multiply,
  or,
  select,
  subtract,
} from '../sdk.ts'
import { count, forgiveRoundingFrom, nextOf } from './instants.ts'

const NEVER = Number.POSITIVE_INFINITY
/** Of an instant: further behind it than rounding reaches. */
const BEHIND = 2 ** -44

export const POINT_PARAMETERS = {
  method: choice('Between points', 'linear', {
    linear: 'Straight line',
    previous: 'Hold the point before',
  }),
  ends: choice('Before the first and after the last point', 'hold', {
    hold: 'Hold the end value',
    extrapolate: 'Continue the line',
    zero: 'Give 0',
    repeat: 'Begin again',
  }),
}

export interface Points {
  /** Increasing. */
  readonly times: Expression
  /** One for each signal, as long as the times. */
  readonly values: readonly Expression[]
  /** 0, 1, 2 ..., as long as the times, where they stand in memory. */
  readonly numbers?: Expression
  readonly method: keyof (typeof POINT_PARAMETERS)['method']['options']
  readonly ends: keyof (typeof POINT_PARAMETERS)['ends']['options']
}

/** All signals in one vector. */
export function followPoints(
  t: Expression,
  { times, values, method, ends, numbers = constant(count(times.width)) }: Points,
): Pick<Behaviour, 'nextEvent'> & { readonly y: Expression } {
  const first = element(times, 0)
  const last = element(times, times.width - 1)
  const now = forgiveRoundingFrom(first, t)
  const length = subtract(last, first)
  const at = ends === 'repeat' ? add(first, modulo(subtract(now, first), length)) : now
  // Held values go by the number of the point before, of which one is enough for all signals.
  const before = floor(lookup(at, times, numbers))
  const signals = values.map(points =>
    method === 'previous'
      ? arrayRead(points, before)
      : lookup(at, times, points, 'linear', ends === 'extrapolate' ? 'extrapolate' : 'clip'),
  )
  const y = concatenate(signals)
  const isOutside = or(less(now, first), greater(t, last))
  const point = nextOf(at, times, numbers)
  // The last value still holds at its own instant: it falls to 0 right after that.
  const behind = add(last, multiply(BEHIND, maximum(absolute(first), absolute(last))))
  const end = ends === 'zero' ? select(lessOrEqual(t, last), behind, NEVER) : NEVER
  const begun = multiply(floor(divide(subtract(now, first), length)), length)
  return {
    y: ends === 'zero' ? select(isOutside, 0, y) : y,
    nextEvent: ends === 'repeat' ? add(begun, point) : select(less(now, last), point, end),
  }
}
