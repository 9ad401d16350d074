import { defineBlock, type Look, matrixParameter, text } from '../../sdk.ts'

export const storeParameter = text('Data store', 'A', {
  description: 'Name of the store, in this model or in one around it.',
})

export const lookOfStore = (store: string, verb = ''): Look => ({
  shape: 'rectangle',
  label: `${verb}${store.trim() || 'A'}`,
  size: [80, 40],
})

export const dataStoreMemory = defineBlock({
  id: 'routing/data-store-memory',
  name: 'Data Store Memory',
  role: 'store',
  summary:
    'A value with a name, for the Data Store Reads and Writes of this model and of those that it uses. What is written at a step is read from the next step on.',
  equation:
    'x_{k+1} = \\begin{cases} u_k & \\text{a Write runs at step } k \\\\ x_k & \\text{otherwise} \\end{cases}',
  keywords: ['global variable', 'shared', 'state', 'register', 'variable', 'memory', 'data store'],
  example:
    'A store `mode` with the initial value 0 is written by one subsystem and read by two others, without wires.',
  parameters: {
    store: storeParameter,
    initial: matrixParameter('Initial value', '0', {
      description: 'Its shape is that of the store: a number, a list or a matrix.',
    }),
  },
  look: ({ store }) => lookOfStore(store),
})
