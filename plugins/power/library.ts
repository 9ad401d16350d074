import type { Library } from '../sdk.ts'
import { adc } from './adc.ts'
import { boostAveraged } from './boost-averaged.ts'
import { boostSwitched } from './boost-switched.ts'
import { buckAveraged } from './buck-averaged.ts'
import { buckSwitched } from './buck-switched.ts'
import { computationDelay } from './computation-delay.ts'
import { cvCcSelector } from './cv-cc-selector.ts'
import { electronicLoad } from './electronic-load.ts'
import { lcFilter } from './lc-filter.ts'
import { powerPwm } from './pwm.ts'
import { softStart } from './soft-start.ts'
import { type2Compensator } from './type-2-compensator.ts'
import { type3Compensator } from './type-3-compensator.ts'

export const power: Library = {
  id: 'power',
  name: 'Power supplies',
  blocks: [
    buckAveraged,
    buckSwitched,
    boostAveraged,
    boostSwitched,
    lcFilter,
    electronicLoad,
    cvCcSelector,
    softStart,
    type2Compensator,
    type3Compensator,
    adc,
    computationDelay,
    powerPwm,
  ],
}
