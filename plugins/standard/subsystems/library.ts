import type { Library } from '../../sdk.ts'
import { enabled } from './enabled.ts'
import { entry } from './entry.ts'
import { exit } from './exit.ts'
import { forEach } from './for-each.ts'
import { ifBlock } from './if.ts'
import { model } from './model.ts'
import { resettable } from './resettable.ts'
import { switchCase } from './switch-case.ts'
import { triggered } from './triggered.ts'

export const subsystems: Library = {
  id: 'subsystems',
  name: 'Subsystems',
  blocks: [entry, exit, model, enabled, triggered, resettable, ifBlock, switchCase, forEach],
}
