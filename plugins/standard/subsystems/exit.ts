import { choice, defineBlock, number, text } from '../../sdk.ts'

export const exit = defineBlock({
  id: 'subsystems/exit',
  name: 'Exit',
  role: 'exit',
  summary:
    'An output of the model it stands in. With an Entry of the same name it closes a loop: its value is there at the next step.',
  equation: 'y_{\\text{outside}} = u',
  keywords: ['outport', 'output', 'out', 'port', 'subsystem', 'interface', 'Out1'],
  example: 'Called `duty` in a model, it gives the Model block that stands for it an output `duty`.',
  parameters: {
    name: text('Port name', '', { description: "Name of the port outside; empty for the block's own name." }),
    whenOff: choice('While its model is off', 'hold', {
      hold: 'Hold what left last',
      reset: 'Give the value below',
    }),
    value: number('Value', '0', {
      description: 'Leaves while a conditional model is off: always, or held until it first runs.',
    }),
  },
  inputs: { u: 'What leaves by the port' },
  look: ({ name }) => ({ shape: 'pill', label: name.trim() || 'out', size: [60, 40] }),
})
