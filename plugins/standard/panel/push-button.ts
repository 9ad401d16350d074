import { defineBlock, number } from '../../sdk.ts'
import { checkPosition, chooseValue, valueParameters } from './position.ts'

export const pushButton = defineBlock({
  id: 'panel/push-button',
  name: 'Push Button',
  summary: 'Gives one value while it is held on the canvas during a run, another while it is not.',
  equation:
    'y = \\begin{cases} y_{\\text{on}} & \\text{held} \\\\ y_{\\text{off}} & \\text{else} \\end{cases}',
  keywords: [
    'panel',
    'dashboard',
    'control',
    'key',
    'press',
    'pulse',
    'momentary',
    'kick',
    'trigger',
    'hand',
  ],
  example:
    'With 0 and 1 for off and on, it resets an Integrator whose external reset is Level, for as long as it is held.',
  parameters: {
    held: number('Held', '0', {
      description: 'As a run starts: 0 no, 1 yes. Holding the button changes the run alone, not the project.',
    }),
    ...valueParameters,
  },
  outputs: { y: 'The value for held or not' },
  look: { shape: 'rectangle', size: [60, 40], panel: { kind: 'button', parameter: 'held' } },
  check: ({ held }) => checkPosition('held', held),
  behaviour: ({ p }) => ({ outputs: { y: chooseValue(p.held, p.off, p.on) } }),
})
