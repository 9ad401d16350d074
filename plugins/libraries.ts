/** The libraries that come with Loopwright, in the order in which the palette shows them. */
import { power } from './power/library.ts'
import type { Library } from './sdk.ts'
import { standardLibraries } from './standard/index.ts'

export const builtInLibraries: readonly Library[] = [...standardLibraries, power]
