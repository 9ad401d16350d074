import type { Library } from '../../sdk.ts'
import { combinatorialLogic } from './combinatorial-logic.ts'
import { compareToConstant } from './compare-to-constant.ts'
import { compareToZero } from './compare-to-zero.ts'
import { eventCounter } from './counter.ts'
import { dFlipFlop } from './d-flip-flop.ts'
import { detectChange } from './detect-change.ts'
import { detectDecrease } from './detect-decrease.ts'
import { detectFall } from './detect-fall.ts'
import { detectIncrease } from './detect-increase.ts'
import { detectRise } from './detect-rise.ts'
import { intervalTest } from './interval-test.ts'
import { logic as gates } from './logic.ts'
import { relational } from './relational.ts'
import { srFlipFlop } from './sr-flip-flop.ts'

export const logic: Library = {
  id: 'logic',
  name: 'Logic',
  blocks: [
    gates,
    relational,
    compareToConstant,
    compareToZero,
    intervalTest,
    detectChange,
    detectIncrease,
    detectDecrease,
    detectRise,
    detectFall,
    combinatorialLogic,
    srFlipFlop,
    dFlipFlop,
    eventCounter,
  ],
}
