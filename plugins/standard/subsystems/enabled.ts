import { choice, defineBlock } from '../../sdk.ts'
import { lookOfUse, modelParameter } from './use-of-model.ts'

export const enabled = defineBlock({
  id: 'subsystems/enabled',
  name: 'Enabled Model',
  role: 'model',
  summary:
    'Stands for a diagram that runs only while its control is greater than 0; off, its states stand still and each Exit says what leaves.',
  equation: 'y = \\begin{cases} M(u) & c > 0 \\\\ \\text{held or reset} & \\text{otherwise} \\end{cases}',
  keywords: [
    'enabled subsystem',
    'enable',
    'conditional',
    'action',
    'if action',
    'switch off',
    'gate',
    'case action',
    'If Action Subsystem',
  ],
  example: 'An integrator in it that gets 1, enabled from 1 s to 3 s, has risen to 2 at 3 s and keeps it.',
  parameters: {
    model: modelParameter,
    statesOnEnable: choice('States when it comes on', 'keep', {
      keep: 'Keep their values',
      reset: 'Start again',
    }),
  },
  inputs: { enable: 'Control c: it runs while this is greater than 0' },
  execution: ({ statesOnEnable }) => ({ enable: { port: 'enable', states: statesOnEnable } }),
  look: ({ model }) => lookOfUse(model, 'Enabled', ['enable']),
})
