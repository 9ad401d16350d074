import { choice, defineBlock, number } from '../../sdk.ts'
import { isPanelColor } from './colors.ts'

export const lamp = defineBlock({
  id: 'panel/lamp',
  name: 'Lamp',
  role: 'display',
  summary: 'Is lit while its input is true, or above a threshold; of a vector, a lamp for each element.',
  equation: 'u > h',
  keywords: ['panel', 'dashboard', 'indicator', 'light', 'led', 'alarm', 'status', 'boolean'],
  example: 'With the threshold 0, behind the output `cc` of a CV/CC Selector, it is lit in constant current.',
  parameters: {
    threshold: number('Threshold', '0', {
      description: 'Lit above it; 0 suits a signal that is true or false.',
    }),
    color: choice('Colour', 'green', {
      green: 'Green',
      yellow: 'Yellow',
      red: 'Red',
      blue: 'Blue',
    }),
  },
  inputs: { u: 'Signal that lights it' },
  look: ({ color }) => ({
    shape: 'rectangle',
    size: [40, 40],
    panel: { kind: 'lamp', threshold: 'threshold', color: isPanelColor(color) ? color : 'green' },
  }),
})
