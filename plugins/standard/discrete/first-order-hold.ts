import {
  add,
  constant,
  defineBlock,
  divide,
  greaterOrEqual,
  lessOrEqual,
  multiply,
  number,
  select,
  subtract,
  widestOf,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { forgiveRounding } from '../instants.ts'

export const firstOrderHold = defineBlock({
  id: 'discrete/first-order-hold',
  name: 'First-Order Hold',
  summary: 'Samples its input and goes on along the line through the last two samples.',
  equation: 'y(t) = u_k + \\frac{u_k - u_{k-1}}{T}\\,(t - k T)',
  keywords: ['FOH', 'hold', 'extrapolate', 'interpolate', 'reconstruct', 'DAC', 'sampler'],
  parameters: {
    sampleTime: number('Sample time', '0.1', {
      unit: 's',
      description: 'Seconds T between samples; a sample is taken at the first step at or after its time.',
    }),
  },
  inputs: { u: 'Signal to sample' },
  outputs: { y: 'Straight lines that leave each sample with the last slope' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.35, 0.35],
      [0.35, 0.4],
      [0.6, 0.7],
      [0.6, 0.65],
      [0.9, 0.85],
    ],
  },
  check: ({ sampleTime }) =>
    checkEvery('sampleTime', sampleTime, x => x > 0, 'a sample time', 'Write a time above 0, in seconds.'),
  behaviour: ({ p, u, t, discreteState }) => {
    const like = widestOf(u.u, p.sampleTime)
    const due = discreteState('due', constant(0), widestOf(p.sampleTime))
    const [u0, t0, slope] = [
      discreteState('sample', constant(0), like),
      discreteState('since', constant(0), widestOf(p.sampleTime)),
      discreteState('slope', constant(0), like),
    ]
    const isHit = greaterOrEqual(forgiveRounding(t), due)
    const isFirst = lessOrEqual(due, 0)
    const newSlope = select(isFirst, constant(0), divide(subtract(u.u, u0), p.sampleTime))
    const held = add(u0, multiply(slope, subtract(t, t0)))
    return {
      outputs: { y: select(isHit, u.u, held) },
      updates: {
        due: select(isHit, add(due, p.sampleTime), due),
        sample: select(isHit, u.u, u0),
        since: select(isHit, t, t0),
        slope: select(isHit, newSlope, slope),
      },
    }
  },
})
