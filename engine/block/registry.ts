/** The block types that are loaded. The engine defines none: they come from plugins. */
import type { BlockType } from './block-type.ts'

export interface Library {
  readonly id: string
  readonly name: string
  readonly blocks: readonly BlockType[]
}

export interface Registry {
  readonly libraries: readonly Library[]
  readonly find: (id: string) => BlockType | undefined
  readonly all: readonly BlockType[]
}

/** @throws when two block types have one id, or a block's id does not begin with its library's: our own bug. */
export function createRegistry(libraries: readonly Library[]): Registry {
  const types = new Map<string, BlockType>()
  for (const library of libraries) {
    for (const type of library.blocks) {
      if (types.has(type.id)) throw new Error(`Two block types are called ${type.id}.`)
      if (type.library !== library.id) throw new Error(`${type.id} is not of library ${library.id}.`)
      types.set(type.id, type)
    }
  }
  return { libraries, find: id => types.get(id), all: [...types.values()] }
}
