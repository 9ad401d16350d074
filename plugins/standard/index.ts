/** The standard libraries, in the order in which the palette shows them. */
import type { Library } from '../sdk.ts'
import { checks } from './checks/library.ts'
import { continuous } from './continuous/library.ts'
import { discontinuities } from './discontinuities/library.ts'
import { discrete } from './discrete/library.ts'
import { logic } from './logic/library.ts'
import { lookup } from './lookup/library.ts'
import { math } from './math/library.ts'
import { panel } from './panel/library.ts'
import { routing } from './routing/library.ts'
import { sinks } from './sinks/library.ts'
import { sources } from './sources/library.ts'
import { subsystems } from './subsystems/library.ts'
import { user } from './user/library.ts'

export const standardLibraries: readonly Library[] = [
  sources,
  sinks,
  continuous,
  discrete,
  discontinuities,
  math,
  logic,
  lookup,
  routing,
  checks,
  subsystems,
  user,
  panel,
]
