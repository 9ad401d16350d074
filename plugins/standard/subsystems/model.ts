import { defineBlock, text } from '../../sdk.ts'

export const model = defineBlock({
  id: 'subsystems/model',
  name: 'Model',
  role: 'model',
  summary: 'Stands for another diagram of the project; its Entries and Exits are the ports.',
  equation: 'y = M(u)',
  keywords: ['subsystem', 'hierarchy', 'reference', 'group', 'component', 'nested', 'reuse'],
  parameters: {
    model: text('Model', '', {
      description: 'Name of the model. Its own parameters can be given beside it.',
    }),
  },
  look: ({ model }) => ({ shape: 'rectangle', label: model.trim() || 'Model', size: [100, 60] }),
})
