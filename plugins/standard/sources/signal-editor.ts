import {
  absolute,
  add,
  choice,
  defineBlock,
  divide,
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
  vector,
} from '../../sdk.ts'
import { forgiveRoundingFrom, nextOf } from '../instants.ts'
import { checkIncreasing, checkSameLength } from '../tables.ts'

const NEVER = Number.POSITIVE_INFINITY
/** Of an instant: further behind it than rounding reaches. */
const BEHIND = 2 ** -44

export const signalEditor = defineBlock({
  id: 'sources/signal-editor',
  name: 'Signal Editor',
  summary: 'A signal through points of time and value that stand in a table.',
  equation: 'y(t_i) = y_i',
  keywords: [
    'From Spreadsheet',
    'From Workspace',
    'Signal Builder',
    'table',
    'profile',
    'drive cycle',
    'piecewise',
  ],
  parameters: {
    times: vector('Times', '[0, 1, 2]', { unit: 's', description: 'Times t_i of the points, increasing.' }),
    values: vector('Values', '[0, 1, 1]', { description: 'Values y_i, as many as times.' }),
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
  },
  table: { kind: 'columns', x: 'times', ys: ['values'], method: 'method' },
  outputs: { y: 'The signal' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.3, 0.7],
      [0.5, 0.7],
      [0.65, 0.35],
      [0.9, 0.8],
    ],
    axes: [0.1, 0.2],
  },
  check: ({ times, values }) => [
    ...checkIncreasing('times', times),
    ...checkSameLength(['times', times], ['values', values]),
  ],
  behaviour: ({ p, t }) => {
    const first = element(p.times, 0)
    const last = element(p.times, p.times.width - 1)
    const now = forgiveRoundingFrom(first, t)
    const length = subtract(last, first)
    const at = p.ends === 'repeat' ? add(first, modulo(subtract(now, first), length)) : now
    const y = lookup(at, p.times, p.values, p.method, p.ends === 'extrapolate' ? 'extrapolate' : 'clip')
    const isOutside = or(less(now, first), greater(t, last))
    const point = nextOf(at, p.times)
    // The last value still holds at its own instant: it falls to 0 right after that.
    const behind = add(last, multiply(BEHIND, maximum(absolute(first), absolute(last))))
    const end = p.ends === 'zero' ? select(lessOrEqual(t, last), behind, NEVER) : NEVER
    const begun = multiply(floor(divide(subtract(now, first), length)), length)
    return {
      outputs: { y: p.ends === 'zero' ? select(isOutside, 0, y) : y },
      nextEvent: p.ends === 'repeat' ? add(begun, point) : select(less(now, last), point, end),
    }
  },
})
