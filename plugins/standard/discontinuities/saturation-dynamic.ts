import { clamp, defineBlock } from '../../sdk.ts'

export const saturationDynamic = defineBlock({
  id: 'discontinuities/saturation-dynamic',
  name: 'Saturation Dynamic',
  summary: 'Keeps a signal between two limits that are signals, too.',
  equation: 'y = \\min(\\max(u,\\ u_{\\mathrm{lo}}),\\ u_{\\mathrm{up}})',
  keywords: ['limit', 'clamp', 'clip', 'bound', 'variable limit', 'saturate', 'external limits'],
  inputs: { upper: 'Upper limit', u: 'Signal to limit', lower: 'Lower limit' },
  outputs: { y: 'Limited signal; the upper limit wins where the limits cross' },
  look: {
    shape: 'rectangle',
    size: [60, 60],
    curve: [
      [0.2, 0.2],
      [0.4, 0.2],
      [0.6, 0.8],
      [0.8, 0.8],
    ],
    axes: [0.5, 0.5],
    marks: { upper: 'up', lower: 'lo' },
  },
  behaviour: ({ u }) => ({ outputs: { y: clamp(u.u, u.lower, u.upper) } }),
})
