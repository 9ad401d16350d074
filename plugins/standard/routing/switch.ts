import { choice, defineBlock, greater, greaterOrEqual, notEqual, number, select } from '../../sdk.ts'

export const switchBlock = defineBlock({
  id: 'routing/switch',
  name: 'Switch',
  summary: 'Passes its first input while the control satisfies a criterion, else its last.',
  equation:
    'y = \\begin{cases} u_1 & c \\ge \\theta \\quad (\\text{or } c > \\theta,\\ c \\ne 0) \\\\ u_2 & \\text{otherwise} \\end{cases}',
  keywords: ['if', 'choose', 'selector', 'multiplex', 'conditional', 'threshold', 'relay'],
  parameters: {
    criterion: choice('Pass the first input when', '>=', {
      '>=': 'control \u2265 threshold',
      '>': 'control > threshold',
      '!=': 'control \u2260 0',
    }),
    threshold: number('Threshold', '0', { description: 'Threshold \u03b8; not used by control \u2260 0.' }),
  },
  inputs: {
    u1: 'Passed while the criterion holds',
    control: 'Control c',
    u2: 'Passed while it does not hold',
  },
  outputs: { y: 'The input that is chosen' },
  look: {
    shape: 'rectangle',
    size: [60, 60],
    curve: [
      [0.1, 0.8],
      [0.3, 0.8],
      [0.75, 0.5],
      [0.9, 0.5],
    ],
  },
  behaviour: ({ p, u }) => {
    const holds =
      p.criterion === '!='
        ? notEqual(u.control, 0)
        : (p.criterion === '>' ? greater : greaterOrEqual)(u.control, p.threshold)
    return { outputs: { y: select(holds, u.u1, u.u2) } }
  },
})
