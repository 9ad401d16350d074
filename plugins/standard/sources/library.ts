import type { Library } from '../../sdk.ts'
import { clock } from './clock.ts'
import { constant } from './constant.ts'
import { ground } from './ground.ts'
import { pulse } from './pulse.ts'
import { ramp } from './ramp.ts'
import { sine } from './sine.ts'
import { step } from './step.ts'

export const sources: Library = {
  id: 'sources',
  name: 'Sources',
  blocks: [constant, step, ramp, sine, pulse, clock, ground],
}
