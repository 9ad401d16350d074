/** Who reads whom. */
import type { FlatBlock } from './flat-block.ts'

/** By flat block: the blocks into which its outputs go, as often as they do; undefined where none. */
export function listReaders(blocks: readonly FlatBlock[]): readonly (readonly number[] | undefined)[] {
  const readers: (number[] | undefined)[] = blocks.map(() => undefined)
  blocks.forEach(({ sources }, index) => {
    for (const port in sources) {
      const source = sources[port]
      if (!source) continue
      const list = readers[source.block]
      if (list) list.push(index)
      else readers[source.block] = [index]
    }
  })
  return readers
}
