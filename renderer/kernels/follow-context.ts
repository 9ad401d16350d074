/** Names of blocks change, the blocks stay: an edit, an undo or a redo that renames one leaves the object what it was. */
import { findModel, openContext, type Project, type Registry } from '../../engine/index.ts'

/** The name that a block of one model has after a change; the same where it has gone. */
export function followBlock(before: Project, after: Project, modelKey: string, name: string): string {
  const [old, now] = [findModel(before, modelKey)?.blocks, findModel(after, modelKey)?.blocks]
  if (!old || !now || old === now || Object.hasOwn(now, name)) return name
  const block = old[name]
  const isIt = (other: string) => now[other] === block && !Object.hasOwn(old, other)
  return Object.keys(now).find(isIt) ?? name
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
    return opened ? followBlock(before, after, opened.key, name) : name
  })
  return next.some((name, depth) => name !== context[depth]) ? next : context
}
