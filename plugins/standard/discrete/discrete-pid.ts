import { constant, defineBlock } from '../../sdk.ts'
import { checkPid, PID_PARAMETERS, pidPorts, unusedOfPid } from '../pid-parameters.ts'
import { discreteLaw, SAMPLING } from './discrete-law.ts'

export const discretePid = defineBlock({
  id: 'discrete/discrete-pid',
  name: 'Discrete PID',
  summary: 'PID controller in discrete time, in three forms, with limits, anti-windup and manual mode.',
  equation: '\\frac{Y(z)}{U(z)} = P + I\\,\\frac{T}{z - 1} + D\\,\\frac{N}{1 + N T/(z - 1)}',
  keywords: [
    'PID controller',
    'PI',
    'PD',
    'regulator',
    'proportional',
    'integral',
    'derivative',
    'compensator',
    'digital',
  ],
  parameters: { ...PID_PARAMETERS, ...SAMPLING },
  unused: unusedOfPid,
  inputs: parameters => pidPorts({ u: 'Error: setpoint minus measurement' }, parameters),
  outputs: { y: 'Control signal' },
  look: ({ controller, manual, tracking }) => ({
    shape: 'rectangle',
    label: `${controller}(z)`,
    size: [80, manual === 'true' || tracking === 'true' ? 100 : 60],
  }),
  period: ({ sampleTime }) => sampleTime,
  check: checkPid,
  trial: { parameters: { I: '0.5' } },
  behaviour: ({ p, u, inputs, interval, discreteState }) => {
    const [error = constant(0)] = inputs
    return discreteLaw(p, { ...u, weighted: error, error, slope: error }, { interval, discreteState })
  },
})
