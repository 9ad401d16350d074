import type { Library } from '../../sdk.ts'
import { directLookup } from './direct-lookup.ts'
import { interpolation } from './interpolation.ts'
import { prelookup } from './prelookup.ts'
import { table1d } from './table-1d.ts'
import { table2d } from './table-2d.ts'
import { tableNd } from './table-nd.ts'

export const lookup: Library = {
  id: 'lookup',
  name: 'Lookup',
  blocks: [table1d, table2d, tableNd, prelookup, interpolation, directLookup],
}
