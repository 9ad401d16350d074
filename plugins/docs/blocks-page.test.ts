import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRegistry, demonstrateBlock, describeBlock } from '../../engine/index.ts'
import { builtInLibraries } from '../libraries.ts'
import { writeBlocksPage } from './blocks-page.ts'

const PAGE = new URL('../../docs/blocks.md', import.meta.url)

describe('docs/blocks.md', () => {
  it('is what the blocks say of themselves', () => {
    const registry = createRegistry(builtInLibraries)
    const wanted = writeBlocksPage(builtInLibraries, {
      describe: describeBlock,
      demonstrate: ({ id }) => demonstrateBlock(id, registry).demonstration,
    })
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, wanted)
    const isCurrent = readFileSync(PAGE, 'utf8') === wanted
    expect(isCurrent, 'docs/blocks.md is not up to date: run UPDATE_DOCS=1 npx vitest run plugins/docs').toBe(
      true,
    )
  })
})
