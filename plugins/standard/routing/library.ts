import type { Library } from '../../sdk.ts'
import { busAssignment } from './bus-assignment.ts'
import { busCreator } from './bus-creator.ts'
import { busSelector } from './bus-selector.ts'
import { dataStoreMemory } from './data-store-memory.ts'
import { dataStoreRead } from './data-store-read.ts'
import { dataStoreWrite } from './data-store-write.ts'
import { demux } from './demux.ts'
import { from } from './from.ts'
import { goto } from './goto.ts'
import { manualSwitch } from './manual-switch.ts'
import { merge } from './merge.ts'
import { multiportSwitch } from './multiport-switch.ts'
import { mux } from './mux.ts'
import { selector } from './selector.ts'
import { switchBlock } from './switch.ts'

export const routing: Library = {
  id: 'routing',
  name: 'Routing',
  blocks: [
    mux,
    demux,
    busCreator,
    busSelector,
    busAssignment,
    selector,
    switchBlock,
    multiportSwitch,
    manualSwitch,
    merge,
    goto,
    from,
    dataStoreMemory,
    dataStoreRead,
    dataStoreWrite,
  ],
}
