import { defineBlock } from '../../sdk.ts'

export const display = defineBlock({
  id: 'sinks/display',
  name: 'Display',
  role: 'display',
  summary: 'Shows the present value of its input as a number.',
  equation: 'u',
  keywords: ['number', 'value', 'readout', 'meter', 'watch', 'probe'],
  example: 'Behind a gain of 3 that gets 1.5 it shows 4.5.',
  inputs: { u: 'Signal to show' },
  look: { shape: 'rectangle', label: 'Display', size: [80, 40] },
})
