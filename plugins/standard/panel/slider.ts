import { defineBlock } from '../../sdk.ts'
import { checkRange, rangeParameters } from './range.ts'

export const slider = defineBlock({
  id: 'panel/slider',
  name: 'Slider',
  summary: 'Gives the value that is set by hand on the canvas, also while the run goes on.',
  equation: 'y = v,\\quad v_{\\min} \\le v \\le v_{\\max}',
  keywords: ['panel', 'dashboard', 'control', 'fader', 'set', 'input', 'tune', 'hand', 'setpoint'],
  example:
    'From 0 to 20 with the step 0.5 and the unit V, it is the setpoint of a supply, moved while the run goes on.',
  parameters: rangeParameters,
  outputs: { y: 'The value' },
  look: ({ unit }) => ({
    shape: 'rectangle',
    size: [120, 40],
    panel: { kind: 'slider', parameter: 'value', low: 'low', high: 'high', step: 'step', unit },
  }),
  check: checkRange,
  behaviour: ({ p }) => ({ outputs: { y: p.value } }),
})
