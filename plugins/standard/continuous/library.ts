import type { Library } from '../../sdk.ts'
import { integrator } from './integrator.ts'
import { pid } from './pid.ts'
import { transferFunction } from './transfer-function.ts'

export const continuous: Library = {
  id: 'continuous',
  name: 'Continuous',
  blocks: [integrator, transferFunction, pid],
}
