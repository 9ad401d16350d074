import type { Library } from '../../sdk.ts'
import { logic as logicBlock } from './logic.ts'
import { relational } from './relational.ts'

export const logic: Library = { id: 'logic', name: 'Logic', blocks: [relational, logicBlock] }
