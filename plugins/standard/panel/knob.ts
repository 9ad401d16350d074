import { defineBlock } from '../../sdk.ts'
import { checkRange, rangeParameters } from './range.ts'

export const knob = defineBlock({
  id: 'panel/knob',
  name: 'Knob',
  summary: 'Gives the value to which it is turned on the canvas, also while the run goes on.',
  equation: 'y = v,\\quad v_{\\min} \\le v \\le v_{\\max}',
  keywords: [
    'panel',
    'dashboard',
    'control',
    'dial',
    'potentiometer',
    'turn',
    'set',
    'tune',
    'hand',
    'setpoint',
    'Rotary Switch',
  ],
  example: 'From 0 to 10 with the unit A, it is the current limit of a supply, turned while the run goes on.',
  parameters: rangeParameters,
  outputs: { y: 'The value' },
  look: ({ unit }) => ({
    shape: 'rectangle',
    size: [80, 80],
    panel: { kind: 'knob', parameter: 'value', low: 'low', high: 'high', step: 'step', unit },
  }),
  check: checkRange,
  behaviour: ({ p }) => ({ outputs: { y: p.value } }),
})
