/** Where the ports of a block went when an edit gave it others. */
import { findBlock, findModel } from '../find.ts'
import type { BlockInstance, Model, Project } from '../project.ts'
import { type BlockFacts, findUsedModel, type ModelBoundary } from './block-facts.ts'

/** By the name before: the name now, or null when it vanished; ports that stayed are not in it. */
type PortMoves = ReadonlyMap<string, string | null>

export interface BlockMoves {
  readonly inputs: PortMoves
  readonly outputs: PortMoves
}

export function trackPorts(
  before: Project,
  after: Project,
  previous: BlockInstance,
  block: BlockInstance,
  facts: BlockFacts,
): BlockMoves {
  const [was, is] = [facts.portsOf(before, previous), facts.portsOf(after, block)]
  const key = findUsedModel(block, facts)
  const isSame = key !== undefined && key === findUsedModel(previous, facts)
  const [old, now] = isSame ? [findModel(before, key), findModel(after, key)] : []
  const follow = (side: 'inputs' | 'outputs', boundary: keyof ModelBoundary): PortMoves => {
    const [names, present] = [Object.keys(was[side]), Object.keys(is[side])]
    if (!old || !now) return trackPlaces(names, present)
    const owners = trackOwners(old, now, boundary, facts)
    const [own, controls] = [new Map<string, string | null>(), names.filter(name => !owners.has(name))]
    for (const [name, successor] of owners) {
      const found = successor !== null && present.includes(successor) ? successor : null
      if (names.includes(name) && found !== name) own.set(name, found)
    }
    const entered = new Set(facts.boundaryOf(now)[boundary].values())
    return new Map([
      ...own,
      ...trackPlaces(
        controls,
        present.filter(name => !entered.has(name)),
      ),
    ])
  }
  return { inputs: follow('inputs', 'entries'), outputs: follow('outputs', 'exits') }
}

/** Where nothing else is known, a name that went, in whose place a new one stands, was renamed: a Scope's `u` is `u1` beside a second input. */
function trackPlaces(was: readonly string[], is: readonly string[]): PortMoves {
  const moves = new Map<string, string | null>()
  was.forEach((port, index) => {
    if (is.includes(port)) return
    const successor = is[index]
    moves.set(port, successor !== undefined && !was.includes(successor) ? successor : null)
  })
  return moves
}

/** By port name before: that of the same Entry or Exit now, whatever else came and went; null where it is no more. */
function trackOwners(old: Model, now: Model, boundary: keyof ModelBoundary, facts: BlockFacts): PortMoves {
  const present = facts.boundaryOf(now)[boundary]
  // What was given another name is the very same value under a name that was not there before.
  const renamed = new Map(
    Object.entries(now.blocks).flatMap(([name, block]) =>
      Object.hasOwn(old.blocks, name) ? [] : [[block, name]],
    ),
  )
  return new Map(
    [...facts.boundaryOf(old)[boundary]].map(([name, port]) => {
      const block = findBlock(old, name)
      const found = findBlock(now, name) ? name : block && renamed.get(block)
      return [port, (found !== undefined && present.get(found)) || null]
    }),
  )
}
