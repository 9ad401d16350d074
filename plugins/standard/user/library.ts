import type { Library } from '../../sdk.ts'
import { expression } from './expression.ts'
import { functionBlock } from './function.ts'

export const user: Library = { id: 'user', name: 'User', blocks: [expression, functionBlock] }
