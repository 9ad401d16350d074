import { constant, defineBlock, negate, number, period } from '../../sdk.ts'
import { filterSignal } from '../linear-filter.ts'

export const leadLag = defineBlock({
  id: 'discrete/lead-lag',
  name: 'Lead-Lag',
  summary: 'A compensator with one zero and one pole in z, of gain 1 at high frequency.',
  equation: '\\frac{Y(z)}{U(z)} = \\frac{z - z_0}{z - p_0}',
  keywords: [
    'Transfer Fcn Lead or Lag',
    'Transfer Fcn First Order',
    'compensator',
    'phase lead',
    'phase lag',
    'zero',
    'pole',
  ],
  parameters: {
    pole: number('Pole', '0.95', { description: 'Pole p_0 in the z plane; stable within -1 and 1.' }),
    zero: number('Zero', '0.75', { description: 'Zero z_0 in the z plane; below the pole it leads.' }),
    sampleTime: period(),
  },
  inputs: { u: 'Input; each element of a vector is filtered alone' },
  outputs: { y: 'Response' },
  look: { shape: 'rectangle', formula: '\\dfrac{z - z_0}{z - p_0}', size: [80, 60] },
  period: ({ sampleTime }) => sampleTime,
  behaviour: ({ p, u, discreteState }) =>
    filterSignal(u.u, [constant(1), negate(p.zero)], [constant(1), negate(p.pole)], discreteState),
})
