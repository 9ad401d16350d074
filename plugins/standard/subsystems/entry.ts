import { defineBlock, text } from '../../sdk.ts'

export const entry = defineBlock({
  id: 'subsystems/entry',
  name: 'Entry',
  role: 'entry',
  summary:
    'An input of the model it stands in. With an Exit of the same name it closes a loop: it gives the value of the step before.',
  equation: 'y = u_{\\text{outside}}',
  keywords: ['inport', 'input', 'in', 'port', 'subsystem', 'interface', 'In1'],
  example: 'Called `setpoint` in a model, it gives the Model block that stands for it an input `setpoint`.',
  parameters: {
    name: text('Port name', '', { description: "Name of the port outside; empty for the block's own name." }),
  },
  outputs: { y: 'What arrives at the port' },
  look: ({ name }) => ({ shape: 'pill', label: name.trim() || 'in', size: [60, 40] }),
})
