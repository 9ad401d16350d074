import type { Library } from '../../sdk.ts'
import { deadZone } from './dead-zone.ts'
import { saturation } from './saturation.ts'

export const discontinuities: Library = {
  id: 'discontinuities',
  name: 'Discontinuities',
  blocks: [saturation, deadZone],
}
