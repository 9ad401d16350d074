import { defineBlock } from '../../sdk.ts'

export const display = defineBlock({
  id: 'sinks/display',
  name: 'Display',
  role: 'display',
  summary: 'Shows the present value of its input as a number.',
  equation: 'u',
  keywords: ['number', 'value', 'readout', 'meter', 'watch', 'probe'],
  inputs: { u: 'Signal to show' },
  look: { shape: 'rectangle', label: 'Display', size: [80, 40] },
})
