import type { Library } from '../../sdk.ts'
import { derivative } from './derivative.ts'
import { integrator } from './integrator.ts'
import { pid } from './pid.ts'
import { pid2dof } from './pid-2dof.ts'
import { secondOrderIntegrator } from './second-order-integrator.ts'
import { stateSpace } from './state-space.ts'
import { transferFunction } from './transfer-function.ts'
import { transportDelay } from './transport-delay.ts'
import { variableDelay } from './variable-delay.ts'
import { zeroPole } from './zero-pole.ts'

export const continuous: Library = {
  id: 'continuous',
  name: 'Continuous',
  blocks: [
    integrator,
    secondOrderIntegrator,
    derivative,
    transferFunction,
    stateSpace,
    zeroPole,
    pid,
    pid2dof,
    transportDelay,
    variableDelay,
  ],
}
