import type { Library } from '../../sdk.ts'
import { delay } from './delay.ts'
import { difference } from './difference.ts'
import { discreteDerivative } from './discrete-derivative.ts'
import { discreteFilter } from './discrete-filter.ts'
import { discreteIntegrator } from './discrete-integrator.ts'
import { discretePid } from './discrete-pid.ts'
import { discretePid2dof } from './discrete-pid-2dof.ts'
import { discreteStateSpace } from './discrete-state-space.ts'
import { discreteTransferFunction } from './discrete-transfer-fcn.ts'
import { discreteZeroPole } from './discrete-zero-pole.ts'
import { firFilter } from './fir-filter.ts'
import { firstOrderHold } from './first-order-hold.ts'
import { leadLag } from './lead-lag.ts'
import { memory } from './memory.ts'
import { rateTransition } from './rate-transition.ts'
import { tappedDelay } from './tapped-delay.ts'
import { unitDelay } from './unit-delay.ts'
import { zeroOrderHold } from './zero-order-hold.ts'

export const discrete: Library = {
  id: 'discrete',
  name: 'Discrete',
  blocks: [
    unitDelay,
    delay,
    memory,
    tappedDelay,
    zeroOrderHold,
    rateTransition,
    firstOrderHold,
    discreteIntegrator,
    discretePid,
    discretePid2dof,
    discreteTransferFunction,
    discreteFilter,
    firFilter,
    discreteStateSpace,
    discreteZeroPole,
    leadLag,
    difference,
    discreteDerivative,
  ],
}
