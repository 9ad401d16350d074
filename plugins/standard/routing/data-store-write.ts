import { defineBlock } from '../../sdk.ts'
import { lookOfStore, storeParameter } from './data-store-memory.ts'

export const dataStoreWrite = defineBlock({
  id: 'routing/data-store-write',
  name: 'Data Store Write',
  role: 'store-write',
  summary:
    'Writes its input to a data store at every step at which the model around it runs; Reads see it from the next step on. Only one may write at an instant.',
  equation: 'x_{k+1} = u_k',
  keywords: ['global variable', 'shared', 'set', 'variable', 'memory', 'data store'],
  example: 'Within an Enabled Model it writes `mode` only while that model runs.',
  parameters: { store: storeParameter },
  inputs: { u: 'Value to write' },
  look: ({ store }) => lookOfStore(store, 'set '),
})
