import {
  add,
  and,
  choice,
  constant,
  defineBlock,
  greater,
  isTrue,
  less,
  not,
  number,
  select,
  subtract,
  toReal,
  widestOf,
} from '../../sdk.ts'
import { checkOrder } from '../limits.ts'

export const eventCounter = defineBlock({
  id: 'logic/counter',
  name: 'Event Counter',
  summary: 'Counts the rising edges of its input, up or down, between two limits.',
  equation: 'y_k = y_{k-1} \\pm [\\text{rising edge of } u]',
  keywords: ['counter', 'count', 'edges', 'pulses', 'events', 'encoder', 'tally'],
  example:
    'An encoder gives 60 pulses in a turn: with a greatest count of 59 the count is the angle in sixtieths of a turn.',
  parameters: {
    direction: choice('Direction', 'up', { up: 'Up', down: 'Down' }),
    initial: number('Initial count', '0', { description: 'Count at the start and after a reset.' }),
    least: number('Least count', '0', { description: 'Below it the count goes on from the greatest.' }),
    most: number('Greatest count', '255', { description: 'Above it the count goes on from the least.' }),
  },
  inputs: { u: 'Signal whose rising edges are counted', reset: 'Sets the initial count while it is not 0' },
  outputs: { y: 'Count' },
  look: ({ direction }) => ({
    shape: 'rectangle',
    label: direction === 'down' ? 'Count down' : 'Count up',
    size: [80, 60],
  }),
  check: ({ initial, least, most }) => {
    const order = checkOrder(['least', least], ['most', most])
    if (order.length > 0) return order
    return [
      ...checkOrder(['least', least], ['initial', initial]),
      ...checkOrder(['initial', initial], ['most', most]),
    ].map(fault => ({ ...fault, parameter: 'initial' }))
  },
  behaviour: ({ p, u, discreteState }) => {
    const count = discreteState('count', p.initial, widestOf(u.u, u.reset, p.least, p.most))
    const wasHigh = isTrue(discreteState('wasHigh', constant(1), u.u.width))
    const isHigh = greater(u.u, 0)
    const next =
      p.direction === 'up'
        ? select(greater(add(count, 1), p.most), p.least, add(count, 1))
        : select(less(subtract(count, 1), p.least), p.most, subtract(count, 1))
    const counted = select(and(isHigh, not(wasHigh)), next, count)
    const y = select(isTrue(u.reset), p.initial, counted)
    return { outputs: { y }, updates: { count: y, wasHigh: toReal(isHigh) } }
  },
})
