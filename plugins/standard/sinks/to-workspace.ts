import { defineBlock, text } from '../../sdk.ts'
import { countSamples, holdKept, periodOf, SAMPLING } from './sampled.ts'

export const toWorkspace = defineBlock({
  id: 'sinks/to-workspace',
  name: 'To Workspace',
  role: 'log',
  summary: 'Logs its input under a name of yours, with every run.',
  equation: '\\text{name} := u(t)',
  keywords: ['log', 'record', 'named log', 'export', 'save', 'simout', 'probe', 'variable', 'signal logging'],
  example: 'With the name `speed`, `loopwright run motor.loop --log speed` writes that one column.',
  parameters: {
    name: text('Name', 'simout', {
      description: 'What the signal is called in logs and exported files; for `--log`, too.',
    }),
    ...SAMPLING,
  },
  inputs: { u: 'Signal to log; between samples the log holds the last one' },
  look: ({ name }) => ({ shape: 'rectangle', label: name, size: [80, 40] }),
  period: periodOf,
  log: ({ name }) => ({ name }),
  behaviour: ({ p, u, ...scope }) => {
    const { value, updates } = holdKept(u.u, countSamples(p, scope), scope)
    return { outputs: { log: value }, updates }
  },
})
