import { choice, defineBlock, type Edge } from '../../sdk.ts'
import { EDGES, lookOfUse, modelParameter } from './use-of-model.ts'

export const triggered = defineBlock({
  id: 'subsystems/triggered',
  name: 'Triggered Model',
  role: 'model',
  summary:
    'Stands for a diagram that computes once at each edge of its control and stands still between; nothing in it may be continuous.',
  equation: 'y(t_k) = M(u(t_k)),\\quad t_k: \\text{edges of the control}',
  keywords: [
    'triggered subsystem',
    'trigger',
    'event',
    'edge',
    'interrupt',
    'clocked',
    'function call',
    'conditional',
  ],
  example:
    'A Unit Delay in it whose output plus 1 comes back to its input counts the rising edges of the control.',
  parameters: {
    model: modelParameter,
    edge: choice<Edge>('Edge', 'rising', EDGES),
  },
  inputs: { trigger: 'Control: it computes at the edges of this' },
  execution: ({ edge }) => ({ trigger: { port: 'trigger', edge } }),
  look: ({ model }) => lookOfUse(model, 'Triggered', ['trigger']),
})
