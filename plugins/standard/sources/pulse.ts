import {
  add,
  and,
  defineBlock,
  divide,
  type Expression,
  floor,
  greaterOrEqual,
  less,
  modulo,
  multiply,
  number,
  select,
  subtract,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'
import { forgiveRounding } from '../instants.ts'

export const pulse = defineBlock({
  id: 'sources/pulse',
  name: 'Pulse',
  summary: 'Gives a train of rectangular pulses.',
  equation:
    'y = \\begin{cases} A & t \\ge t_d,\\ \\operatorname{frac}\\frac{t - t_d}{T} < \\frac{w}{100\\,\\%} \\\\ 0 & \\text{otherwise} \\end{cases}',
  keywords: ['pulse generator', 'square wave', 'rectangle', 'PWM', 'duty cycle', 'clock', 'periodic'],
  parameters: {
    amplitude: number('Amplitude', '1', {
      description: 'Value A of a pulse; between pulses the value is 0.',
    }),
    period: number('Period', '1', { unit: 's', description: 'Time T from one rising edge to the next.' }),
    width: number('Pulse width', '50', {
      unit: '%',
      description: 'Duty w: part of the period that is high, 0 to 100.',
    }),
    delay: number('Delay', '0', { unit: 's', description: 'Time t_d of the first rising edge.' }),
  },
  outputs: { y: 'The pulses: high at a rising edge itself, 0 at a falling edge itself' },
  look: {
    shape: 'rectangle',
    size: [40, 40],
    curve: [
      [0.1, 0.2],
      [0.2, 0.2],
      [0.2, 0.8],
      [0.4, 0.8],
      [0.4, 0.2],
      [0.6, 0.2],
      [0.6, 0.8],
      [0.8, 0.8],
      [0.8, 0.2],
      [0.9, 0.2],
    ],
  },
  check: ({ period, width }) => [
    ...checkEvery('period', period, x => x > 0, 'a period', 'Write a time above 0, in seconds.'),
    ...checkEvery(
      'width',
      width,
      x => x >= 0 && x <= 100,
      'a pulse width',
      'Write a percentage from 0 to 100.',
    ),
  ],
  behaviour: ({ p, t }) => {
    const periods = divide(subtract(forgiveRounding(t), p.delay), p.period)
    const isHigh = and(greaterOrEqual(periods, 0), less(multiply(modulo(periods, 1), 100), p.width))
    const edge = (part: Expression | number) => add(p.delay, multiply(add(floor(periods), part), p.period))
    const nextEvent = select(less(periods, 0), p.delay, select(isHigh, edge(divide(p.width, 100)), edge(1)))
    return { outputs: { y: select(isHigh, p.amplitude, 0) }, nextEvent }
  },
})
