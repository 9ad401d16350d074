import type { Library } from '../../sdk.ts'
import { demux } from './demux.ts'
import { mux } from './mux.ts'
import { switchBlock } from './switch.ts'

export const routing: Library = { id: 'routing', name: 'Routing', blocks: [mux, demux, switchBlock] }
