import { defineBlock, greaterOrEqual, number, select } from '../../sdk.ts'

export const manualSwitch = defineBlock({
  id: 'routing/manual-switch',
  name: 'Manual Switch',
  summary: 'Passes one of two inputs; the position is set by hand, also while the run goes on.',
  equation: 'y = \\begin{cases} u_1 & \\text{position } 1 \\\\ u_2 & \\text{position } 2 \\end{cases}',
  keywords: ['toggle', 'switch', 'select', 'choose', 'hand', 'changeover', 'SPDT'],
  example:
    'A controller at `u1`, a Slider at `u2`: switched by hand to 2 while the run goes on, the Slider drives the plant.',
  parameters: {
    position: number('Position', '1', { description: '1 for the first input, 2 for the second.' }),
  },
  inputs: { u1: 'Passed in position 1', u2: 'Passed in position 2' },
  outputs: { y: 'The input that is chosen' },
  look: ({ position }) => ({
    shape: 'rectangle',
    size: [60, 60],
    curve: [
      [0.15, position === '2' ? 0.25 : 0.75],
      [0.3, position === '2' ? 0.25 : 0.75],
      [0.7, 0.5],
      [0.85, 0.5],
    ],
  }),
  check: ({ position }) =>
    position.every(value => value === 1 || value === 2)
      ? []
      : [{ parameter: 'position', message: 'The position is 1 or 2.', hint: 'Write 1 or 2.' }],
  behaviour: ({ p, u }) => ({ outputs: { y: select(greaterOrEqual(p.position, 2), u.u2, u.u1) } }),
})
