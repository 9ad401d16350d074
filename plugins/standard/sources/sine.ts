import { add, defineBlock, multiply, number, sine as sineOf } from '../../sdk.ts'

const CURVE = Array.from({ length: 33 }, (_, i) => {
  const x = i / 32
  return [0.1 + 0.8 * x, 0.5 + 0.35 * Math.sin(2 * Math.PI * x)] as const
})

export const sine = defineBlock({
  id: 'sources/sine',
  name: 'Sine',
  summary: 'Gives a sine wave of a given amplitude, angular frequency and phase.',
  equation: 'y = A \\sin(\\omega t + \\varphi) + b',
  keywords: ['sine wave', 'sinusoid', 'cosine', 'oscillation', 'frequency', 'AC', 'wave', 'signal generator'],
  parameters: {
    amplitude: number('Amplitude', '1', { description: 'Amplitude A, from the bias to the peak.' }),
    bias: number('Bias', '0', { description: 'Offset b, added to the wave.' }),
    frequency: number('Angular frequency', '1', {
      unit: 'rad/s',
      description: 'Angular frequency \u03c9 in radians per second; for f in Hz write 2*pi*f.',
    }),
    phase: number('Phase', '0', { unit: 'rad', description: 'Phase \u03c6; pi/2 gives a cosine.' }),
  },
  outputs: { y: 'The wave' },
  look: { shape: 'rectangle', size: [40, 40], curve: CURVE, axes: [0.1, 0.5] },
  behaviour: ({ p, t }) => ({
    outputs: { y: add(multiply(p.amplitude, sineOf(add(multiply(p.frequency, t), p.phase))), p.bias) },
  }),
})
