import type { Library } from '../../engine/index.ts'
import { rankBlockTypes } from './rank-block-types.ts'

/** Libraries with those of their blocks that match, the library of the best match first; all for an empty query. */
export function searchBlocks(libraries: readonly Library[], query: string): readonly Library[] {
  if (query.trim() === '') return libraries
  const found = rankBlockTypes(
    libraries.flatMap(library => library.blocks),
    query,
  )
  const ids = new Set(found.map(type => type.library))
  return [...ids].flatMap(id => {
    const library = libraries.find(candidate => candidate.id === id)
    return library ? [{ ...library, blocks: found.filter(type => type.library === id) }] : []
  })
}
