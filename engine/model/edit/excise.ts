import { findModel } from '../find.ts'
import {
  type Connection,
  formatConnection,
  formatPort,
  type Model,
  type PortReference,
  type Project,
} from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { connect } from './connect.ts'
import { type Removal, removeSelection } from './remove-selection.ts'

/**
 * Removes what is selected and heals the wires: where a block goes that has one connected input and gives only one of
 * its outputs to others, its source takes its place. Connections that are themselves removed are not healed.
 */
export function exciseSelection(
  project: Project,
  modelKey: string,
  removal: Removal,
  facts: BlockFacts,
): Project {
  const model = findModel(project, modelKey)
  const removed = removeSelection(project, modelKey, removal, facts)
  if (!model || removed === project) return removed
  return listHeals(model, removal).reduce(
    (healed, connection) => connect(healed, modelKey, connection, facts),
    removed,
  )
}

/** The connections that take the place of those through removed blocks. */
function listHeals(model: Model, removal: Removal): Connection[] {
  const blocks = new Set(removal.blocks)
  const cut = new Set(removal.connections)
  const through = findThroughputs(model, blocks)
  return model.connections.flatMap((connection): Connection[] => {
    if (!blocks.has(connection.from.block) || blocks.has(connection.to.block)) return []
    const from = traceSource(connection, through, blocks, cut)
    return from ? [{ from, to: connection.to }] : []
  })
}

/** By removed block of one input and one output that are in use: the connection into it. */
function findThroughputs(model: Model, removed: ReadonlySet<string>): Map<string, Connection> {
  const through = new Map<string, Connection>()
  for (const name of removed) {
    const inward = model.connections.filter(({ to }) => to.block === name)
    const outputs = new Set(
      model.connections.filter(({ from }) => from.block === name).map(({ from }) => formatPort(from)),
    )
    const [only] = inward
    if (only && inward.length === 1 && outputs.size === 1) through.set(name, only)
  }
  return through
}

/** Upstream to the first block that stays; null where the way is cut, parts, or leads in a circle. */
function traceSource(
  start: Connection,
  through: ReadonlyMap<string, Connection>,
  removed: ReadonlySet<string>,
  cut: ReadonlySet<string>,
): PortReference | null {
  let connection = start
  const passed = new Set<string>()
  for (;;) {
    const { block } = connection.from
    if (cut.has(formatConnection(connection))) return null
    if (!removed.has(block)) return connection.from
    const inward = through.get(block)
    if (!inward || passed.has(block)) return null
    passed.add(block)
    connection = inward
  }
}
