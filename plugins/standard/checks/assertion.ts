import { defineBlock, isTrue, not } from '../../sdk.ts'
import { CHECK_PARAMETERS, watchCondition, watchWith } from '../watch.ts'

export const assertion = defineBlock({
  id: 'checks/assertion',
  name: 'Assertion',
  role: 'check',
  summary: 'Ends the run, warns or marks the scopes when its input becomes 0.',
  equation: 'u \\ne 0',
  keywords: ['assert', 'check', 'verify', 'condition', 'test', 'invariant'],
  example:
    'Behind a Relational, current < 10, it ends the run at the first step at which 10 A are reached, and names the time.',
  parameters: CHECK_PARAMETERS,
  inputs: { u: 'What must be true: not 0, in every element' },
  look: { shape: 'rectangle', formula: 'u \\ne 0\\,?', size: [80, 40] },
  watch: parameters => watchWith(parameters, 'The assertion failed: its input became 0'),
  behaviour: ({ p, u, ...scope }) => watchCondition(p, not(isTrue(u.u)), scope),
})
