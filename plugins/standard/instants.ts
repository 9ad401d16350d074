import {
  absolute,
  add,
  arrayRead,
  constant,
  type Expression,
  element,
  less,
  lookup,
  multiply,
  select,
} from '../sdk.ts'

/** 16 units in the last place: more than k h, a typed instant and a few operations on them are rounded by. */
const ROUNDING = 2 ** -49

/**
 * Time for a comparison with an instant that the user typed. Tick 3 of h = 0.1 may lie just below a typed 0.3; seen
 * through this a break acts at its own tick and not at the next one.
 */
export function forgiveRounding(t: Expression): Expression {
  return multiply(t, 1 + ROUNDING)
}

/** The same where the time is to be counted from an origin, which may be far larger than the time. */
export function forgiveRoundingFrom(origin: Expression, t: Expression): Expression {
  return add(forgiveRounding(t), multiply(ROUNDING, absolute(origin)))
}

/** 0, 1, 2 ... */
export function count(length: number): number[] {
  return Array.from({ length }, (_, i) => i)
}

/** The break of what breaks once: that instant until it has come, then none. */
export function onceAt(t: Expression, instant: Expression): Expression {
  return select(less(t, instant), instant, Number.POSITIVE_INFINITY)
}

/**
 * The first of increasing instants that comes after the time; the last one where none does. `numbers` are 0, 1, 2 ..., as
 * many as there are instants.
 */
export function nextOf(
  t: Expression,
  instants: Expression,
  numbers: Expression = constant(count(instants.width)),
): Expression {
  const after = add(lookup(t, instants, numbers, 'previous', 'clip'), 1)
  return select(less(t, element(instants, 0)), element(instants, 0), arrayRead(instants, after))
}
