import type { Library } from '../../sdk.ts'
import { directLookup } from './direct-lookup.ts'
import { table1d } from './table-1d.ts'
import { table2d } from './table-2d.ts'

export const lookup: Library = { id: 'lookup', name: 'Lookup', blocks: [table1d, table2d, directLookup] }
