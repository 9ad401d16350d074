import { findModel } from '../find.ts'
import { createProject, formatConnection, type Project, parsePort } from '../project.ts'
import { type BlockFacts, findUsedModel } from './block-facts.ts'
import { findLayout } from './change-model.ts'
import { listUsedModels } from './model-uses.ts'
import { findFreeName } from './name-block.ts'
import { findNotes, putNotes } from './notes.ts'
import { dropKeys } from './records.ts'
import { findSignals, withSignals } from './signals.ts'
import { findWires, putWires } from './wires.ts'

/**
 * A part of a drawing as a project of its own, a *fragment*: blocks with the connections between them, their layout and
 * names, notes, the models they stand for. So the clipboard holds what a file would, and any file can be pasted.
 */
export function copyBlocks(
  project: Project,
  modelKey: string,
  names: readonly string[],
  facts: BlockFacts,
  notes: readonly string[] = [],
): Project {
  const model = findModel(project, modelKey)
  const fragment = createProject(project.name)
  if (!model) return fragment
  const copied = new Set(names)
  const blocks = dropKeys(model.blocks, name => !copied.has(name))
  const used = new Set(
    Object.values(blocks).flatMap(block => listUsedModels(project, findUsedModel(block, facts) ?? '', facts)),
  )
  const root = findFreeName('selection', key => used.has(key))
  const pick = <Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
    dropKeys(record, key => !used.has(key))
  const connections = model.connections.filter(
    ({ from, to }) => copied.has(from.block) && copied.has(to.block),
  )
  const between = new Set(connections.map(formatConnection))
  const part = {
    ...fragment,
    variables: project.variables,
    root,
    models: {
      [root]: withSignals(
        { parameters: {}, blocks, connections },
        dropKeys(findSignals(model), output => !copied.has(parsePort(output)?.block ?? '')),
      ),
      ...pick(project.models),
    },
    layout: {
      [root]: dropKeys(findLayout(project, modelKey), name => !copied.has(name)),
      ...pick(project.layout),
    },
    ...(project.notes ? { notes: pick(project.notes) } : {}),
    ...(project.wires ? { wires: pick(project.wires) } : {}),
  }
  const picked = dropKeys(findNotes(project, modelKey), key => !notes.includes(key))
  const wires = dropKeys(findWires(project, modelKey), id => !between.has(id))
  return putWires(putNotes(part, root, picked), root, wires)
}
