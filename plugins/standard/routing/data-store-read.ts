import { defineBlock } from '../../sdk.ts'
import { lookOfStore, storeParameter } from './data-store-memory.ts'

export const dataStoreRead = defineBlock({
  id: 'routing/data-store-read',
  name: 'Data Store Read',
  role: 'store-read',
  summary: 'Gives what a data store held before this step, whatever is written to it at the same step.',
  equation: 'y_k = x_k',
  keywords: ['global variable', 'shared', 'get', 'variable', 'memory', 'data store'],
  example: 'With the store `mode`, it gives at step 5 what was written at step 4.',
  parameters: { store: storeParameter },
  outputs: { y: 'Value of the store' },
  look: ({ store }) => lookOfStore(store, 'get '),
})
