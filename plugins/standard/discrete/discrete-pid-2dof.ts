import { defineBlock } from '../../sdk.ts'
import { setpointErrors } from '../pid-law.ts'
import {
  checkPid,
  PID_PARAMETERS,
  pidPorts,
  SETPOINT_MARKS,
  SETPOINT_PORTS,
  unusedOfPid,
  WEIGHTS,
} from '../pid-parameters.ts'
import { discreteLaw, SAMPLING } from './discrete-law.ts'

export const discretePid2dof = defineBlock({
  id: 'discrete/discrete-pid-2dof',
  name: 'Discrete PID 2DOF',
  summary: 'PID controller in discrete time that sees setpoint and measurement apart.',
  equation: 'y = P\\,(b\\,r - m) + I\\,\\tfrac{T}{z - 1}(r - m) + \\tfrac{D N}{1 + N T/(z - 1)}(c\\,r - m)',
  keywords: [
    'PID controller',
    '2DOF',
    'two degrees of freedom',
    'setpoint weight',
    'derivative on measurement',
    'digital',
    'PI-D',
    'I-PD',
  ],
  parameters: { ...PID_PARAMETERS, ...WEIGHTS, ...SAMPLING },
  unused: unusedOfPid,
  inputs: parameters => pidPorts(SETPOINT_PORTS, parameters),
  outputs: { y: 'Control signal' },
  look: ({ controller, manual, tracking }) => ({
    shape: 'rectangle',
    label: `${controller}(z) 2DOF`,
    marks: SETPOINT_MARKS,
    size: [100, manual === 'true' || tracking === 'true' ? 120 : 80],
  }),
  period: ({ sampleTime }) => sampleTime,
  check: checkPid,
  trial: { parameters: { I: '0.5' } },
  behaviour: ({ p, u, inputs, interval, discreteState }) =>
    discreteLaw(p, { ...u, ...setpointErrors(inputs, p) }, { interval, discreteState }),
})
