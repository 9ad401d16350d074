import type { Library } from '../../sdk.ts'
import { entry } from './entry.ts'
import { exit } from './exit.ts'
import { model } from './model.ts'

export const subsystems: Library = { id: 'subsystems', name: 'Subsystems', blocks: [entry, exit, model] }
