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
    wide.add(name.slice(0, name.indexOf('.')))
    for (const connection of connections) {
      const [from = '', to = ''] = connection.split(' -> ')
      if (name === from || name.startsWith(`${from}.`)) wide.add(to.slice(0, to.indexOf('.')))
    }
  }
  for (const [block, [type]] of Object.entries(types)) {
    const note = JSON.stringify({ test: relative('.', test), type, isVector: wide.has(block) })
    if (noted.has(note)) continue
    noted.add(note)
    appendFileSync(file, `${note}\n`)
  }
}
