import { constant, defineBlock } from '../../sdk.ts'
import { checkPid, PID_PARAMETERS, pidPorts, unusedOfPid } from '../pid-parameters.ts'
import { continuousLaw } from './continuous-law.ts'

export const pid = defineBlock({
  id: 'continuous/pid',
  name: 'PID',
  summary:
    'PID controller in three forms, with filtered derivative, output limits, anti-windup and manual mode.',
  equation: '\\frac{Y(s)}{U(s)} = P + \\frac{I}{s} + D\\,\\frac{N}{1 + N/s}',
  keywords: [
    'PID controller',
    'PI',
    'PD',
    'regulator',
    'proportional',
    'integral',
    'derivative',
    'compensator',
    'loop',
  ],
  parameters: PID_PARAMETERS,
  unused: unusedOfPid,
  inputs: parameters => pidPorts({ u: 'Error: setpoint minus measurement' }, parameters),
  outputs: { y: 'Control signal' },
  look: ({ controller, manual, tracking }) => ({
    shape: 'rectangle',
    label: controller,
    size: [80, manual === 'true' || tracking === 'true' ? 100 : 60],
  }),
  check: checkPid,
  trial: { parameters: { I: '0.5' } },
  behaviour: ({ p, u, inputs, continuousState }) => {
    const [error = constant(0)] = inputs
    return continuousLaw(p, { ...u, weighted: error, error, slope: error }, continuousState)
  },
})
