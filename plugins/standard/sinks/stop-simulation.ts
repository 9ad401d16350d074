import { defineBlock, isTrue } from '../../sdk.ts'

export const stopSimulation = defineBlock({
  id: 'sinks/stop-simulation',
  name: 'Stop Simulation',
  role: 'check',
  summary: 'Ends the run at the first step at which its input is not 0.',
  equation: 'u \\ne 0 \\Rightarrow \\text{stop}',
  keywords: ['stop', 'end', 'terminate', 'halt', 'finish', 'condition'],
  example: 'Behind a Compare to Constant, height <= 0: the run ends at the step at which the ball is down.',
  inputs: { u: 'Condition; any element that is not 0 counts' },
  look: { shape: 'pill', label: 'STOP', size: [60, 40] },
  watch: () => ({ action: 'stop', message: 'The run was stopped' }),
  behaviour: ({ u }) => ({ outputs: { watch: isTrue(u.u) } }),
})
