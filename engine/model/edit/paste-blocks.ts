import { findOwn } from '../../math/find-own.ts'
import { findBlock, findModel, keysOf } from '../find.ts'
import {
  type BlockLayout,
  formatPort,
  type Model,
  type Position,
  type Project,
  parsePort,
} from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { bringModels, bringVariables } from './bring-along.ts'
import { changeLayout, changeModel, findLayout } from './change-model.ts'
import { copyBlocks } from './copy-blocks.ts'
import { freeLogNames } from './free-log-names.ts'
import { findNestingFault } from './model-uses.ts'
import { findFreeName, findFreeNumber, headOf } from './name-block.ts'
import { bringNotes, findNotes } from './notes.ts'
import { joinRecords, recordOf } from './records.ts'
import { settle } from './settle.ts'
import { bringSignals, findSignals, withSignals } from './signals.ts'
import { findWires, pickWires, putWires, renameConnections } from './wires.ts'

/** The name that each block of a fragment gets where it is pasted. */
function namePasted(model: Model, fragment: Project): ReadonlyMap<string, string> {
  const taken = new Set(keysOf(model.blocks))
  const names = new Map<string, string>()
  const known = new Map<string, number>()
  for (const name of Object.keys(findModel(fragment, fragment.root)?.blocks ?? {})) {
    const head = headOf(name)
    if (!known.has(head) && taken.has(name)) known.set(head, findFreeNumber(taken, head))
    const free = findFreeName(name, candidate => taken.has(candidate), known)
    taken.add(free)
    names.set(name, free)
  }
  return names
}

/** Why a fragment cannot be pasted into a model, or null when it can. */
export function findPasteFault(
  project: Project,
  modelKey: string,
  fragment: Project,
  facts: BlockFacts,
): string | null {
  const joined = bringModels(project, fragment, facts)
  for (const block of Object.values(findModel(fragment, fragment.root)?.blocks ?? {})) {
    const used = findUsedModel(block, facts)
    const fault = used === undefined ? null : findNestingFault(joined, modelKey, used, facts)
    if (fault !== null) return fault
  }
  return null
}

/**
 * Puts a fragment's blocks into a model, moved by `offset`, renamed where a name is taken. Models and variables that
 * the project lacks come along; those it has are used as they are. A fragment that `findPasteFault` objects to
 * changes nothing.
 */
export function pasteBlocks(
  project: Project,
  modelKey: string,
  fragment: Project,
  offset: Position,
  facts: BlockFacts,
): Project {
  const model = findModel(project, modelKey)
  const source = findModel(fragment, fragment.root)
  if (!model || !source || findPasteFault(project, modelKey, fragment, facts) !== null) return project
  const notes = findNotes(fragment, fragment.root)
  if (Object.keys(source.blocks).length + Object.keys(notes).length === 0) return project
  const names = namePasted(model, fragment)
  const rename = (name: string): string => names.get(name) ?? name
  const joined = bringVariables(bringModels(project, fragment, facts), source, fragment, facts)

  const pasted = changeModel(joined, modelKey, old => {
    const blocks = Object.entries(source.blocks).map(([name, block]) => [rename(name), block] as const)
    const named = bringSignals(findSignals(old), findSignals(source), output => {
      const port = parsePort(output)
      return port && formatPort({ ...port, block: rename(port.block) })
    })
    return {
      ...withSignals(old, named),
      blocks: joinRecords(old.blocks, freeLogNames(old, recordOf(blocks), facts)),
      connections: [...old.connections, ...listOwnConnections(source, joined, rename, facts)],
    }
  })
  const ids = renameConnections(source.connections, rename)
  const wires = pickWires(findWires(fragment, fragment.root), ids, offset)
  const wired = putWires(pasted, modelKey, joinRecords(findWires(pasted, modelKey), wires))
  const places = findLayout(fragment, fragment.root)
  const moved = [...names].map(([name, renamed]): [string, BlockLayout] => {
    const place = findOwn(places, name)
    const [x, y] = place?.at ?? [0, 0]
    return [renamed, { ...place, at: [x + offset[0], y + offset[1]] }]
  })
  const placed = changeLayout(wired, modelKey, layout => joinRecords(layout, recordOf(moved)))
  return settle(project, bringNotes(placed, modelKey, notes, offset), facts)
}

export function duplicateBlocks(
  project: Project,
  modelKey: string,
  names: readonly string[],
  offset: Position,
  facts: BlockFacts,
  notes: readonly string[] = [],
): Project {
  return pasteBlocks(project, modelKey, copyBlocks(project, modelKey, names, facts, notes), offset, facts)
}

/** The fragment's connections that have both ends here, one for each input; models here may have other ports. */
function listOwnConnections(
  source: Model,
  project: Project,
  rename: (name: string) => string,
  facts: BlockFacts,
): Model['connections'] {
  const inputs = new Set<string>()
  return source.connections.flatMap(({ from, to }) => {
    const start = findBlock(source, from.block)
    const end = findBlock(source, to.block)
    if (!start || !end || inputs.has(formatPort(to))) return []
    if (!Object.hasOwn(facts.portsOf(project, start).outputs, from.port)) return []
    if (!Object.hasOwn(facts.portsOf(project, end).inputs, to.port)) return []
    inputs.add(formatPort(to))
    return [{ from: { ...from, block: rename(from.block) }, to: { ...to, block: rename(to.block) } }]
  })
}
