/** Which models stand in which: a model must never come to stand in itself, and goes when its last use goes. */
import { findModel } from '../find.ts'
import type { Project } from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { withNotes, withWires } from './change-model.ts'
import { dropKeys } from './records.ts'

/** Keys of the models that a model uses, itself first, each once, through any depth. */
export function listUsedModels(project: Project, key: string, facts: BlockFacts): string[] {
  const found = new Set<string>()
  const visit = (next: string): void => {
    const model = findModel(project, next)
    if (!model || found.has(next)) return
    found.add(next)
    for (const block of Object.values(model.blocks)) {
      const used = findUsedModel(block, facts)
      if (used !== undefined) visit(used)
    }
  }
  visit(key)
  return [...found]
}

/** How many Model blocks of the whole project stand for a model. */
export function countUses(project: Project, key: string, facts: BlockFacts): number {
  return Object.values(project.models)
    .flatMap(model => Object.values(model.blocks))
    .filter(block => findUsedModel(block, facts) === key).length
}

/** Why model `used` cannot stand in model `user`: the cycle that it would close, as a sentence. Null when it can. */
export function findNestingFault(
  project: Project,
  user: string,
  used: string,
  facts: BlockFacts,
): string | null {
  const trail = findTrail(project, used, user, facts, new Set())
  if (!trail) return null
  const cycle = [user, ...trail].join(' -> ')
  return `A model cannot stand inside itself, and this would make the cycle ${cycle}.`
}

function findTrail(
  project: Project,
  from: string,
  to: string,
  facts: BlockFacts,
  seen: Set<string>,
): string[] | null {
  if (from === to) return [to]
  const model = findModel(project, from)
  if (!model || seen.has(from)) return null
  seen.add(from)
  for (const block of Object.values(model.blocks)) {
    const used = findUsedModel(block, facts)
    const rest = used === undefined ? null : findTrail(project, used, to, facts, seen)
    if (rest) return [from, ...rest]
  }
  return null
}

/** Models that were used before an edit and are used no more go with their last use; the root stays. */
export function dropUnusedModels(before: Project, after: Project, facts: BlockFacts): Project {
  // Without a second model there is none to drop.
  if (Object.keys(after.models).length < 2) return after
  const used = findAllUsed(after, facts)
  const wasUsed = findAllUsed(before, facts)
  const isDropped = (key: string): boolean => wasUsed.has(key) && !used.has(key)
  const models = dropKeys(after.models, isDropped)
  if (models === after.models) return after
  // A model that only dropped models used goes as well.
  const dropped = { ...after, models, layout: dropKeys(after.layout, isDropped) }
  const noted = after.notes ? withNotes(dropped, dropKeys(after.notes, isDropped)) : dropped
  const wired = after.wires ? withWires(noted, dropKeys(after.wires, isDropped)) : noted
  return dropUnusedModels(before, wired, facts)
}

function findAllUsed(project: Project, facts: BlockFacts): Set<string> {
  const used = new Set([project.root])
  for (const model of Object.values(project.models)) {
    for (const block of Object.values(model.blocks)) {
      const key = findUsedModel(block, facts)
      if (key !== undefined) used.add(key)
    }
  }
  return used
}
