/** Names of blocks change, the blocks stay: an edit, an undo or a redo that renames one leaves the object what it was. */
import { findModel, openContext, type Project, type Registry } from '../../engine/index.ts'

/** The names that blocks of one model have after a change, the same where one has gone; the same array where all are. */
export function followBlocks(
  before: Project,
  after: Project,
  modelKey: string,
  names: readonly string[],
): readonly string[] {
  const [old, now] = [findModel(before, modelKey)?.blocks, findModel(after, modelKey)?.blocks]
  if (!old || !now || old === now || names.every(name => Object.hasOwn(now, name))) return names
  const come = Object.keys(now).filter(name => !Object.hasOwn(old, name))
  if (come.length === 0) return names
  return names.map(name =>
    Object.hasOwn(now, name) ? name : (come.find(other => now[other] === old[name]) ?? name),
  )
}

/** Where the steps of a context lead after a change; the same array where they still do. */
export function followContext(
  before: Project,
  after: Project,
  registry: Registry,
  context: readonly string[],
): readonly string[] {
  const next = context.map((name, depth) => {
    const opened = openContext(before, registry, context.slice(0, depth))
    const [followed = name] = opened ? followBlocks(before, after, opened.key, [name]) : []
    return followed
  })
  return next.some((name, depth) => name !== context[depth]) ? next : context
}
