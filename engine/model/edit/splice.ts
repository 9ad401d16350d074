import { findBlock, findModel } from '../find.ts'
import { type Connection, formatConnection, formatPort, type Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { changeModel } from './change-model.ts'
import { settleWires } from './wires.ts'

/**
 * Puts a block into wires of one output, given as they stand in the file: what drove them drives its first input, and
 * its first output drives what they led to. Nothing changes where the block lacks one of the two or is wired already,
 * or where the wires have different sources.
 */
export function spliceBlock(
  project: Project,
  modelKey: string,
  blockName: string,
  connections: readonly string[],
  facts: BlockFacts,
): Project {
  const model = findModel(project, modelKey)
  const block = model && findBlock(model, blockName)
  if (!model || !block) return project
  const ports = facts.portsOf(project, block)
  const [input] = Object.keys(ports.inputs)
  const [output] = Object.keys(ports.outputs)
  const taken = model.connections.filter(connection => connections.includes(formatConnection(connection)))
  const [first] = taken
  if (input === undefined || output === undefined || !first) return project
  if (taken.some(({ from }) => formatPort(from) !== formatPort(first.from))) return project
  if (model.connections.some(({ from, to }) => from.block === blockName || to.block === blockName))
    return project
  const into: Connection = { from: first.from, to: { block: blockName, port: input } }
  const source = { block: blockName, port: output }
  const spliced = changeModel(project, modelKey, old => ({
    ...old,
    connections: old.connections.flatMap(connection => {
      if (!taken.includes(connection)) return [connection]
      const onward: Connection = { from: source, to: connection.to }
      return connection === first ? [into, onward] : [onward]
    }),
  }))
  return settleWires(project, spliced, facts)
}
