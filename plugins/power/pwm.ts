import {
  add,
  and,
  choice,
  clamp,
  constant,
  count,
  defineBlock,
  divide,
  floor,
  greaterOrEqual,
  less,
  lessOrEqual,
  modulo,
  multiply,
  notEqual,
  number,
  or,
  select,
  subtract,
  widestOf,
} from '../sdk.ts'
import { checkNotNegative, checkPositive } from './checks.ts'
import { forgiveRounding } from './instants.ts'

export const powerPwm = defineBlock({
  id: 'power/pwm',
  name: 'PWM Dead Time',
  summary:
    'Gates of a half bridge from a duty that is read each period, with the resolution of a counter and dead time.',
  equation:
    'D = 2^{-n} \\left\\lfloor 2^n d + \\tfrac12 \\right\\rfloor,\\quad \\text{high: } \\tau \\in [\\tau_d,\\,D),\\quad \\text{low: } \\tau \\in [D + \\tau_d,\\,1)',
  keywords: [
    'PWM',
    'pulse width modulation',
    'dead time',
    'half bridge',
    'gate',
    'driver',
    'resolution',
    'bits',
    'timer',
  ],
  parameters: {
    frequency: number('Frequency', '100e3', { unit: 'Hz', description: 'Periods per second.' }),
    bits: count('Resolution', '10', {
      least: 0,
      most: 32,
      description: 'Bits n of the counter: the duty is a multiple of 2^-n. 0 for any duty.',
    }),
    deadTime: number('Dead time', '0', {
      unit: 's',
      description: 'Time by which each gate comes on later, while both are off.',
    }),
    alignment: choice('Pulse stands', 'edge', {
      edge: 'At the beginning of the period',
      centre: 'In the middle of the period',
    }),
  },
  inputs: { duty: 'Duty, 0 to 1, read at the beginning of each period' },
  outputs: { high: '1 while the upper switch is on', low: '1 while the lower switch is on' },
  look: {
    shape: 'rectangle',
    size: [80, 60],
    curve: [
      [0.1, 0.2],
      [0.15, 0.2],
      [0.15, 0.8],
      [0.35, 0.8],
      [0.35, 0.2],
      [0.55, 0.2],
      [0.55, 0.8],
      [0.75, 0.8],
      [0.75, 0.2],
      [0.9, 0.2],
    ],
  },
  check: ({ frequency, deadTime }) => [...checkPositive({ frequency }), ...checkNotNegative({ deadTime })],
  behaviour: ({ p, u, t, discreteState }) => {
    const periods = multiply(forgiveRounding(t), p.frequency)
    const index = floor(periods)
    const phase = modulo(periods, 1)
    const levels = 2 ** p.bits
    const wanted = clamp(u.duty, 0, 1)
    const rounded = p.bits === 0 ? wanted : divide(floor(add(multiply(levels, wanted), 0.5)), levels)
    const last = discreteState('period', constant(-1), widestOf(p.frequency))
    const held = discreteState('duty', constant(0), widestOf(u.duty, p.frequency, p.deadTime))
    const duty = select(notEqual(index, last), rounded, held)

    const dead = multiply(p.deadTime, p.frequency)
    const begin = p.alignment === 'edge' ? constant(0) : divide(subtract(1, duty), 2)
    const end = add(begin, duty)
    // A switch that is never turned off needs no time to come on again.
    const isFull = greaterOrEqual(duty, 1)
    const isEmpty = lessOrEqual(duty, 0)
    const high = and(greaterOrEqual(phase, add(begin, dead)), less(phase, end))
    const after = greaterOrEqual(phase, add(end, dead))
    const low = p.alignment === 'edge' ? after : or(after, less(phase, begin))
    return {
      outputs: { high: or(isFull, high), low: or(isEmpty, low) },
      updates: { period: index, duty },
    }
  },
})
