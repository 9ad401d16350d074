import { defineBlock } from '../../sdk.ts'
import { lookOfUse, modelParameter } from './use-of-model.ts'

export const model = defineBlock({
  id: 'subsystems/model',
  name: 'Model',
  role: 'model',
  summary: 'Stands for another diagram of the project; its Entries and Exits are the ports.',
  equation: 'y = M(u)',
  keywords: ['subsystem', 'hierarchy', 'reference', 'group', 'component', 'nested', 'reuse'],
  parameters: { model: modelParameter },
  look: ({ model }) => lookOfUse(model, 'Model'),
})
