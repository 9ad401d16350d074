import { defineBlock } from '../../sdk.ts'
import { lookOfUse, modelParameter } from './use-of-model.ts'

export const model = defineBlock({
  id: 'subsystems/model',
  name: 'Model',
  role: 'model',
  summary: 'Stands for another diagram of the project; its Entries and Exits are the ports.',
  equation: 'y = M(u)',
  keywords: [
    'subsystem',
    'hierarchy',
    'reference',
    'group',
    'component',
    'nested',
    'reuse',
    'Atomic Subsystem',
  ],
  example:
    'A model `motor` with the parameter `R` stands in a diagram twice, once with R = 1 and once with R = 2, each with states of its own.',
  parameters: { model: modelParameter },
  look: ({ model }) => lookOfUse(model, 'Model'),
})
