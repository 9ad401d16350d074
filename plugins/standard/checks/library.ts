import type { Library } from '../../sdk.ts'
import { assertion } from './assertion.ts'
import { checkGradient } from './check-gradient.ts'
import { checkRange } from './check-range.ts'

export const checks: Library = {
  id: 'checks',
  name: 'Checks',
  blocks: [assertion, checkRange, checkGradient],
}
