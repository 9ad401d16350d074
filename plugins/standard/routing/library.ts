import type { Library } from '../../sdk.ts'
import { busAssignment } from './bus-assignment.ts'
import { busCreator } from './bus-creator.ts'
import { busSelector } from './bus-selector.ts'
import { demux } from './demux.ts'
import { mux } from './mux.ts'
import { switchBlock } from './switch.ts'

export const routing: Library = {
  id: 'routing',
  name: 'Routing',
  blocks: [mux, demux, busCreator, busSelector, busAssignment, switchBlock],
}
