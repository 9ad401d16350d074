/** Where an input lies among the breakpoints of one dimension of a table. */
import {
  add,
  arrayRead,
  choice,
  clamp,
  constant,
  divide,
  type Expression,
  element,
  lookup,
  subtract,
} from '../../sdk.ts'

const ENDS = {
  clip: 'Hold the end',
  extrapolate: 'Go on',
} as const

export type Ends = keyof typeof ENDS

/** Parameter of every table that interpolates. */
export const ends = choice('Beyond the ends', 'clip', ENDS)

/** An interval between two breakpoints. */
export interface Interval {
  /** Number of the breakpoint before it, from 0. */
  readonly index: Expression
  /** How far into it the input is: 0 at its beginning, 1 at its end. */
  readonly part: Expression
  /** Its length. */
  readonly length: Expression
}

/**
 * The interval for a function that is continuous across breakpoints. Its number comes from two reads that no event marks,
 * so that variable steps need not stop at every breakpoint.
 */
export function findInterval(x: Expression, points: Expression, beyond: Ends): Interval {
  const position = lookup(x, points, constant(numbers(points.width)), 'linear', 'clip')
  return measure(arrayRead(constant(intervalNumbers(points.width)), position), x, points, beyond)
}

/** The interval where its number is itself a signal: every change of it is an event. */
export function findCountedInterval(x: Expression, points: Expression, beyond: Ends): Interval {
  const index = lookup(x, points, constant(intervalNumbers(points.width)), 'previous', 'clip')
  return measure(index, x, points, beyond)
}

function measure(index: Expression, x: Expression, points: Expression, beyond: Ends): Interval {
  const from = arrayRead(points, index)
  const length = subtract(arrayRead(points, add(index, 1)), from)
  const inside = beyond === 'clip' ? clamp(x, element(points, 0), element(points, points.width - 1)) : x
  return { index, part: divide(subtract(inside, from), length), length }
}

/** Number of the breakpoint whose value holds at x. */
export function findPoint(x: Expression, points: Expression, method: 'nearest' | 'previous'): Expression {
  return lookup(x, points, constant(numbers(points.width)), method, 'clip')
}

/** The last point begins no interval. */
function intervalNumbers(count: number): number[] {
  return [...numbers(count - 1), count - 2]
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}
