/** The block types that the app knows. */
import { createRegistry } from '../../engine/index.ts'
import { standardLibraries } from '../../plugins/standard/index.ts'

export const registry = createRegistry(standardLibraries)
