import type { ConfiguredBehaviour } from '../block/behaviour.ts'
import type { DataFiles } from '../block/data-file.ts'
import type { Flat } from './flat-block.ts'
import type { Layout } from './lay-out.ts'
import type { Rate } from './program.ts'
import type { ResolvedSettings } from './resolve-settings.ts'
import type { Schedule } from './schedule.ts'

/** What the passes found out, of which a Program is made. */
export interface Parts {
  readonly name: string
  readonly data: DataFiles
  readonly settings: ResolvedSettings
  readonly flat: Flat
  readonly behaviours: readonly ConfiguredBehaviour[]
  readonly rates: readonly Rate[]
  readonly schedule: Schedule
  readonly layout: Layout
}
