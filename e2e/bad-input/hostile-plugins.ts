/** Plugins that mean harm or do it: what each must be told, on loading or on its first use. */
import { hostileAtLoad } from './hostile/at-load.ts'
import { hostileBehaviours } from './hostile/behaviours.ts'
import { hostileBlocks } from './hostile/blocks.ts'
import { hostileExports } from './hostile/exports.ts'
import { hostileFolders } from './hostile/folders.ts'
import type { HostilePlugin } from './hostile/plugin.ts'

export const hostilePlugins: readonly HostilePlugin[] = [
  ...hostileAtLoad,
  ...hostileExports,
  ...hostileBlocks,
  ...hostileBehaviours,
  ...hostileFolders,
]
