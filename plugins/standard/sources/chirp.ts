import {
  add,
  choice,
  defineBlock,
  divide,
  logarithm,
  multiply,
  number,
  power,
  sine,
  subtract,
} from '../../sdk.ts'
import { checkEvery } from '../checks.ts'

export const chirp = defineBlock({
  id: 'sources/chirp',
  name: 'Chirp',
  summary: 'A sine whose frequency moves from one value to another.',
  equation:
    'y = A \\sin\\!\\left(2 \\pi \\textstyle\\int_0^t f\\,\\mathrm{d}\\tau\\right),\\quad f(0) = f_0,\\ f(T) = f_1',
  keywords: ['Chirp Signal', 'sweep', 'swept sine', 'frequency response', 'identification', 'excitation'],
  parameters: {
    amplitude: number('Amplitude', '1'),
    start: number('Initial frequency', '0.1', { unit: 'Hz', description: 'Frequency f_0 at the start.' }),
    end: number('Frequency at target time', '1', { unit: 'Hz', description: 'Frequency f_1.' }),
    time: number('Target time', '100', { unit: 's', description: 'Time T; the sweep goes on beyond it.' }),
    sweep: choice('Sweep', 'linear', { linear: 'Linear', logarithmic: 'Logarithmic' }),
  },
  outputs: { y: 'The wave' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: Array.from({ length: 49 }, (_, i) => {
      const x = i / 48
      return [0.1 + 0.8 * x, 0.5 + 0.35 * Math.sin(2 * Math.PI * (x + 3 * x * x))] as const
    }),
  },
  check: ({ time, start, end }) => [
    ...checkEvery('time', time, x => x > 0, 'a target time', 'Write a time above 0, in seconds.'),
    ...checkEvery('start', start, x => x > 0, 'a frequency', 'Write a frequency above 0, in Hz.'),
    ...checkEvery('end', end, x => x > 0, 'a frequency', 'Write a frequency above 0, in Hz.'),
  ],
  behaviour: ({ p, t }) => {
    const cycles = {
      linear: () =>
        multiply(t, add(p.start, divide(multiply(subtract(p.end, p.start), t), multiply(2, p.time)))),
      logarithmic: () => {
        const ratio = divide(p.end, p.start)
        const grown = subtract(power(ratio, divide(t, p.time)), 1)
        return divide(multiply(multiply(p.start, p.time), grown), logarithm(ratio))
      },
    }
    return { outputs: { y: multiply(p.amplitude, sine(multiply(2 * Math.PI, cycles[p.sweep]()))) } }
  },
})
