import type { Library } from '../../sdk.ts'
import { unitDelay } from './unit-delay.ts'
import { zeroOrderHold } from './zero-order-hold.ts'

export const discrete: Library = { id: 'discrete', name: 'Discrete', blocks: [unitDelay, zeroOrderHold] }
