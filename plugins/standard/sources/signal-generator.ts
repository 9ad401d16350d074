import {
  absolute,
  add,
  choice,
  defineBlock,
  divide,
  floor,
  less,
  modulo,
  multiply,
  number,
  random,
  select,
  sine,
  subtract,
  tick,
} from '../../sdk.ts'
import { forgiveRounding } from '../instants.ts'

export const signalGenerator = defineBlock({
  id: 'sources/signal-generator',
  name: 'Signal Generator',
  summary: 'Gives a sine, square or sawtooth wave, or noise, like the instrument on the bench.',
  equation: 'y = A\\, w(f t),\\quad w(\\tau + 1) = w(\\tau)',
  keywords: [
    'function generator',
    'sine',
    'square',
    'sawtooth',
    'triangle',
    'noise',
    'waveform',
    'oscillator',
  ],
  parameters: {
    waveform: choice('Waveform', 'sine', {
      sine: 'Sine',
      square: 'Square: high in the first half of a period',
      sawtooth: 'Sawtooth: rising from -A to A in each period',
      triangle: 'Triangle: from -A to A and back in each period',
      random: 'Random: another number between -A and A at every step',
    }),
    amplitude: number('Amplitude', '1', { description: 'Amplitude A.' }),
    frequency: number('Frequency', '1', { description: 'Frequency f; not used by random.' }),
    unit: choice('Unit of the frequency', 'Hz', { Hz: 'Hertz', 'rad/s': 'Radians per second' }),
  },
  outputs: { y: 'The wave' },
  look: {
    shape: 'rectangle',
    size: [60, 40],
    curve: [
      [0.1, 0.2],
      [0.1, 0.8],
      [0.5, 0.8],
      [0.5, 0.2],
      [0.9, 0.2],
      [0.9, 0.8],
    ],
    axes: [0.1, 0.5],
  },
  behaviour: ({ p, t }) => {
    const hertz = p.unit === 'Hz' ? p.frequency : divide(p.frequency, 2 * Math.PI)
    const now = forgiveRounding(t)
    const phase = modulo(multiply(hertz, now), 1)
    const shapes = {
      sine: () => sine(multiply(multiply(2 * Math.PI, hertz), t)),
      square: () => select(less(phase, 0.5), 1, -1),
      sawtooth: () => subtract(multiply(2, phase), 1),
      triangle: () =>
        select(less(phase, 0.5), subtract(multiply(4, phase), 1), subtract(3, multiply(4, phase))),
      random: () => add(multiply(2, random(0, tick)), -1),
    }
    const y = multiply(p.amplitude, shapes[p.waveform]())
    if (p.waveform === 'sine' || p.waveform === 'random') return { outputs: { y } }
    // Half periods; at frequency 0 there is none, and 1 / 0 is never.
    const rate = multiply(2, absolute(hertz))
    return { outputs: { y }, nextEvent: divide(add(floor(multiply(rate, now)), 1), rate) }
  },
})
