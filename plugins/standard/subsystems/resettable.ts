import { choice, defineBlock, type Edge } from '../../sdk.ts'
import { EDGES, lookOfUse, modelParameter } from './use-of-model.ts'

export const resettable = defineBlock({
  id: 'subsystems/resettable',
  name: 'Resettable Model',
  role: 'model',
  summary: 'Stands for a diagram whose states all go to their initial values when its control says so.',
  equation: 'x(t_k^+) = x_0,\\quad t_k: \\text{events of the control}',
  keywords: ['resettable subsystem', 'reset', 'restart', 'initialise', 'clear', 'conditional'],
  example: 'An integrator in it that gets 1, reset at 2 s, is at 1 again at 3 s.',
  parameters: {
    model: modelParameter,
    resetOn: choice<Edge | 'level'>('Reset on', 'rising', {
      ...EDGES,
      level: 'Level: while the signal is not 0',
    }),
  },
  inputs: { reset: 'Control: states start again at its events' },
  execution: ({ resetOn }) => ({ reset: { port: 'reset', on: resetOn } }),
  look: ({ model }) => lookOfUse(model, 'Resettable', ['reset']),
})
