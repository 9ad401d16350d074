import type { Library } from '../../sdk.ts'
import { expression } from './expression.ts'

export const user: Library = { id: 'user', name: 'User', blocks: [expression] }
