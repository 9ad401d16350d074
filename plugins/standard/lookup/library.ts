import type { Library } from '../../sdk.ts'
import { table1d } from './table-1d.ts'

export const lookup: Library = { id: 'lookup', name: 'Lookup', blocks: [table1d] }
