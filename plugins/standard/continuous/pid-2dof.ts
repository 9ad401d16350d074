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
import { continuousLaw } from './continuous-law.ts'

export const pid2dof = defineBlock({
  id: 'continuous/pid-2dof',
  name: 'PID 2DOF',
  summary: 'PID controller that sees setpoint and measurement apart and weighs the setpoint.',
  equation: 'y = P\\,(b\\,r - m) + \\frac{I}{s}(r - m) + \\frac{D N}{1 + N/s}(c\\,r - m)',
  keywords: [
    'PID controller',
    '2DOF',
    'two degrees of freedom',
    'setpoint weight',
    'derivative on measurement',
    'regulator',
    'PI-D',
    'I-PD',
  ],
  parameters: { ...PID_PARAMETERS, ...WEIGHTS },
  unused: unusedOfPid,
  inputs: parameters => pidPorts(SETPOINT_PORTS, parameters),
  outputs: { y: 'Control signal' },
  look: ({ controller, manual, tracking }) => ({
    shape: 'rectangle',
    label: `${controller} 2DOF`,
    marks: SETPOINT_MARKS,
    size: [100, manual === 'true' || tracking === 'true' ? 120 : 80],
  }),
  check: checkPid,
  trial: { parameters: { I: '0.5' } },
  behaviour: ({ p, u, inputs, continuousState }) =>
    continuousLaw(p, { ...u, ...setpointErrors(inputs, p) }, continuousState),
})
