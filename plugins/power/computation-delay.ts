import {
  add,
  constant,
  defineBlock,
  divide,
  floor,
  greaterOrEqual,
  less,
  multiply,
  notEqual,
  number,
  or,
  select,
  widestOf,
} from '../sdk.ts'
import { checkPositive } from './checks.ts'
import { forgiveRounding } from './instants.ts'

export const computationDelay = defineBlock({
  id: 'power/computation-delay',
  name: 'Computation Delay',
  summary: 'Samples its input with a clock and shows each sample when the controller has computed it.',
  equation: 'y(t) = u(k T),\\quad k T + T_c \\le t < (k + 1)\\,T + T_c',
  keywords: [
    'delay',
    'latency',
    'digital control',
    'DSP',
    'microcontroller',
    'sample',
    'interrupt',
    'dead time',
  ],
  parameters: {
    period: number('Period', '10e-6', { unit: 's', description: 'Time T between samples.' }),
    delay: number('Delay', '5e-6', {
      unit: 's',
      description: 'Time T_c from a sample to its output, at most a period.',
    }),
    initial: number('Initial value', '0', { description: 'Output before the first sample is computed.' }),
  },
  inputs: { u: 'What the controller computes' },
  outputs: { y: 'The same, sampled and later; it does not depend on the input of the same instant' },
  look: { shape: 'rectangle', formula: 'e^{-s T_c}', size: [80, 40] },
  check: ({ period, delay }) => {
    const faults = checkPositive({ period, delay })
    if (faults.length > 0 || delay.every((x, i) => x <= (period[period.length === 1 ? 0 : i] ?? x)))
      return faults
    return [
      {
        parameter: 'delay',
        message: 'The delay is longer than the period.',
        hint: 'Make it shorter, or put a Delay after this block.',
      },
    ]
  },
  behaviour: ({ p, u, t, discreteState }) => {
    const now = forgiveRounding(t)
    const index = floor(divide(now, p.period))
    const shape = widestOf(u.u, p.period, p.delay, p.initial)
    const last = discreteState('index', constant(-1), widestOf(p.period))
    const sample = discreteState('sample', p.initial, shape)
    const before = discreteState('before', p.initial, shape)
    const isHit = notEqual(index, last)
    const ready = add(multiply(index, p.period), p.delay)
    return {
      outputs: { y: select(or(isHit, greaterOrEqual(now, ready)), sample, before) },
      updates: {
        index,
        sample: select(isHit, u.u, sample),
        before: select(isHit, sample, before),
      },
      nextEvent: select(less(now, ready), ready, multiply(add(index, 1), p.period)),
    }
  },
})
