import { defineBlock, number } from '../../sdk.ts'
import { checkPosition, chooseValue, valueParameters } from './position.ts'

export const toggleSwitch = defineBlock({
  id: 'panel/switch',
  name: 'Toggle Switch',
  summary: 'Gives one of two values; it is switched by hand on the canvas, also while the run goes on.',
  equation: 'y = \\begin{cases} y_{\\text{on}} & \\text{on} \\\\ y_{\\text{off}} & \\text{off} \\end{cases}',
  keywords: [
    'panel',
    'dashboard',
    'control',
    'switch',
    'toggle',
    'on',
    'off',
    'hand',
    'boolean',
    'Rocker Switch',
    'Slider Switch',
  ],
  example: 'With 0 and 5 for off and on, it connects a load of 5 A by a click.',
  parameters: {
    position: number('Position', '0', { description: '0 off, 1 on.' }),
    ...valueParameters,
  },
  outputs: { y: 'The value of its position' },
  look: { shape: 'rectangle', size: [60, 40], panel: { kind: 'switch', parameter: 'position' } },
  check: ({ position }) => checkPosition('position', position),
  behaviour: ({ p }) => ({ outputs: { y: chooseValue(p.position, p.off, p.on) } }),
})
