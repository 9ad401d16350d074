import { findBlock, findModel } from '../find.ts'
import { type Connection, formatConnection, type Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeModel } from './change-model.ts'
import { keepItems } from './records.ts'
import { settleWires } from './wires.ts'

/**
 * Connects an output to an input. An input has one source: what was connected to it before gives way. Ends that do
 * not exist are not connected.
 */
export function connect(
  project: Project,
  modelKey: string,
  connection: Connection,
  facts: BlockFacts,
): Project {
  const { from, to } = connection
  const model = findModel(project, modelKey)
  const source = model && findBlock(model, from.block)
  const target = model && findBlock(model, to.block)
  if (!source || !target) return project
  if (!Object.hasOwn(facts.portsOf(project, source).outputs, from.port)) return project
  if (!Object.hasOwn(facts.portsOf(project, target).inputs, to.port)) return project
  const wanted = formatConnection(connection)
  const isThere = (other: Connection): boolean => other.to.block === to.block && other.to.port === to.port
  const connected = changeModel(project, modelKey, old => {
    const present = old.connections.filter(isThere)
    if (present.length === 1 && present.every(other => formatConnection(other) === wanted)) return old
    const others = keepItems(old.connections, other => !isThere(other))
    return { ...old, connections: [...others, { from, to }] }
  })
  return settleWires(project, connected, facts)
}
