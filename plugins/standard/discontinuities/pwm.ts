import {
  absolute,
  choice,
  constant,
  defineBlock,
  divide,
  floor,
  greater,
  modulo,
  multiply,
  notEqual,
  number,
  select,
  subtract,
  widestOf,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { forgiveRounding } from '../instants.ts'

export const pwm = defineBlock({
  id: 'discontinuities/pwm',
  name: 'PWM',
  summary: 'Turns a duty from 0 to 1 into pulses of that width, by comparison with a carrier.',
  equation: 'y = [\\,u > c(t)\\,],\\quad c(t) = \\operatorname{frac}\\frac{t}{T}',
  keywords: [
    'pulse width modulation',
    'modulator',
    'duty cycle',
    'carrier',
    'sawtooth',
    'converter',
    'switching',
  ],
  parameters: {
    period: number('Carrier period', '1e-3', { unit: 's', description: 'Time T from pulse to pulse.' }),
    carrier: choice('Carrier', 'sawtooth', {
      sawtooth: 'Sawtooth: pulses begin with the period',
      triangle: 'Triangle: pulses are centred on the ends of the period',
    }),
    sampling: choice('Duty is read', 'natural', {
      natural: 'At every instant',
      regular: 'At the beginning of each period',
    }),
  },
  inputs: { u: 'Duty, 0 to 1' },
  outputs: { y: '1 during a pulse, else 0' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.1, 0.8],
      [0.25, 0.8],
      [0.25, 0.2],
      [0.4, 0.2],
      [0.4, 0.8],
      [0.65, 0.8],
      [0.65, 0.2],
      [0.7, 0.2],
      [0.7, 0.8],
      [0.9, 0.8],
    ],
  },
  check: ({ period }) =>
    checkEvery('period', period, x => x > 0, 'a period', 'Write a time above 0, in seconds.'),
  behaviour: ({ p, u, t, discreteState }) => {
    const periods = divide(forgiveRounding(t), p.period)
    const phase = modulo(periods, 1)
    const carrier = p.carrier === 'sawtooth' ? phase : subtract(1, absolute(subtract(multiply(2, phase), 1)))
    if (p.sampling === 'natural') return { outputs: { y: greater(u.u, carrier) } }

    const index = floor(periods)
    const shape = widestOf(u.u, p.period)
    const lastIndex = discreteState('period', constant(-1), widestOf(p.period))
    const held = discreteState('duty', constant(0), shape)
    const duty = select(notEqual(index, lastIndex), u.u, held)
    return { outputs: { y: greater(duty, carrier) }, updates: { period: index, duty } }
  },
})
