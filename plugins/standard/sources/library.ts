import type { Library } from '../../sdk.ts'
import { whiteNoise } from './band-limited-white-noise.ts'
import { chirp } from './chirp.ts'
import { clock } from './clock.ts'
import { constant } from './constant.ts'
import { counter } from './counter.ts'
import { digitalClock } from './digital-clock.ts'
import { fromFile } from './from-file.ts'
import { fromTable } from './from-table.ts'
import { ground } from './ground.ts'
import { pulse } from './pulse.ts'
import { ramp } from './ramp.ts'
import { randomBlock } from './random.ts'
import { repeatingSequence } from './repeating-sequence.ts'
import { repeatingSequenceStair } from './repeating-sequence-stair.ts'
import { signalEditor } from './signal-editor.ts'
import { signalGenerator } from './signal-generator.ts'
import { sine } from './sine.ts'
import { step } from './step.ts'

export const sources: Library = {
  id: 'sources',
  name: 'Sources',
  blocks: [
    constant,
    step,
    ramp,
    sine,
    pulse,
    signalGenerator,
    repeatingSequence,
    repeatingSequenceStair,
    chirp,
    randomBlock,
    whiteNoise,
    signalEditor,
    fromTable,
    fromFile,
    counter,
    clock,
    digitalClock,
    ground,
  ],
}
