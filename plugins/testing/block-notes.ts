/** For the block table of `npm run conformance`: which blocks a test compiled, and on what. Notes nothing without a file to. */
import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import { expect } from 'vitest'
import type { Program } from '../../engine/index.ts'

const file = process.env.LOOPWRIGHT_BLOCK_NOTES
const noted = new Set<string>()

/** `connections` as in a file: `a.y -> b.u`. */
export function noteBlocks(
  types: Readonly<Record<string, readonly [string, ...unknown[]]>>,
  connections: readonly string[],
  { signals }: Program,
): void {
  const test = expect.getState().testPath
  if (file === undefined || test === undefined) return
  const wide = new Set<string>()
  for (const { name, width } of signals.values()) {
    if (width === 1) continue
    const own = name.slice(name.lastIndexOf('/') + 1)
    wide.add(own.slice(0, own.indexOf('.')))
    for (const connection of connections) {
      const [from = '', to = ''] = connection.split(' -> ')
      if (own === from || own.startsWith(`${from}.`)) wide.add(to.slice(0, to.indexOf('.')))
    }
  }
  // A port of a model has no signal of its own: it is as wide as what it is wired to.
  for (const connection of connections) {
    const [from = '', to = ''] = connection.split(' -> ').map(end => end.slice(0, end.indexOf('.')))
    if (types[from]?.[0] === 'subsystems/entry' && wide.has(to)) wide.add(from)
    if (types[to]?.[0] === 'subsystems/exit' && wide.has(from)) wide.add(to)
  }
  for (const [block, [type]] of Object.entries(types)) {
    const note = JSON.stringify({ test: relative('.', test), type, isVector: wide.has(block) })
    if (noted.has(note)) continue
    noted.add(note)
    appendFileSync(file, `${note}\n`)
  }
}
