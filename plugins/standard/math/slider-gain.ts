import { defineBlock, multiply, number } from '../../sdk.ts'
import { checkOrder } from '../limits.ts'

export const sliderGain = defineBlock({
  id: 'math/slider-gain',
  name: 'Slider Gain',
  summary: 'A Gain with a range, to be moved while the run goes on.',
  equation: 'y = k\\,u,\\quad k_{\\min} \\le k \\le k_{\\max}',
  keywords: ['gain', 'slider', 'knob', 'tune', 'adjust', 'scale'],
  parameters: {
    gain: number('Gain', '1', { description: 'Factor k.' }),
    low: number('Low', '0', { description: 'Least gain of the slider.' }),
    high: number('High', '2', { description: 'Greatest gain of the slider.' }),
  },
  inputs: { u: 'Signal to scale' },
  outputs: { y: 'Scaled signal' },
  look: ({ gain }) => ({ shape: 'triangle', label: gain, size: [60, 60] }),
  check: ({ gain, low, high }) => {
    const order = checkOrder(['low', low], ['high', high])
    if (order.length > 0) return order
    return [...checkOrder(['low', low], ['gain', gain]), ...checkOrder(['gain', gain], ['high', high])].map(
      fault => ({ ...fault, parameter: 'gain' }),
    )
  },
  trial: { parameters: { gain: '2' } },
  behaviour: ({ p, u }) => ({ outputs: { y: multiply(p.gain, u.u) } }),
})
