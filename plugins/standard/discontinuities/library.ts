import type { Library } from '../../sdk.ts'
import { backlash } from './backlash.ts'
import { friction } from './coulomb-viscous-friction.ts'
import { deadZone } from './dead-zone.ts'
import { hitCrossing } from './hit-crossing.ts'
import { pwm } from './pwm.ts'
import { quantizer } from './quantizer.ts'
import { rateLimiter } from './rate-limiter.ts'
import { rateLimiterDynamic } from './rate-limiter-dynamic.ts'
import { relay } from './relay.ts'
import { saturation } from './saturation.ts'
import { saturationDynamic } from './saturation-dynamic.ts'
import { wrapToZero } from './wrap-to-zero.ts'

export const discontinuities: Library = {
  id: 'discontinuities',
  name: 'Discontinuities',
  blocks: [
    saturation,
    saturationDynamic,
    deadZone,
    rateLimiter,
    rateLimiterDynamic,
    relay,
    quantizer,
    backlash,
    friction,
    hitCrossing,
    wrapToZero,
    pwm,
  ],
}
