/** What new blocks log gets names that are free in their model, as the blocks themselves do. */
import type { BlockInstance, Model } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { findFreeName } from './name-block.ts'
import { joinRecords, recordOf } from './records.ts'
import { findSignals } from './signals.ts'

type Blocks = Model['blocks']

/** @param added blocks that come to `model`; one whose name for what it logs is taken there gets another. */
export function freeLogNames(model: Model, added: Blocks, facts: BlockFacts): Blocks {
  const nameOf = (block: BlockInstance): { parameter: string; name: string } | null => {
    const parameter = facts.logNameOf(block)
    if (parameter === undefined) return null
    return { parameter, name: block.parameters[parameter] ?? facts.defaultOf(block, parameter) ?? '' }
  }
  const own = Object.entries(added).flatMap(([key, block]) => {
    const named = nameOf(block)
    return named ? [{ key, block, ...named }] : []
  })
  if (own.length === 0) return added
  const taken = new Set(Object.values(findSignals(model)))
  for (const block of Object.values(model.blocks)) taken.add(nameOf(block)?.name ?? '')
  const renamed = own.map(({ key, block, parameter, name }): [string, BlockInstance] => {
    const free = findFreeName(name, candidate => taken.has(candidate))
    taken.add(free)
    if (free === name) return [key, block]
    return [key, { ...block, parameters: { ...block.parameters, [parameter]: free } }]
  })
  return joinRecords(added, recordOf(renamed))
}
