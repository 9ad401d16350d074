import { findModel } from '../find.ts'
import { type Connection, formatConnection, type Project } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { connect } from './connect.ts'
import { disconnect } from './disconnect.ts'

/**
 * Takes a connection, given as it stands in the file, to other ports. Where the new one cannot be made the old one
 * stays.
 */
export function reconnect(
  project: Project,
  modelKey: string,
  id: string,
  connection: Connection,
  facts: BlockFacts,
): Project {
  const wanted = formatConnection(connection)
  if (wanted === id) return project
  const joined = connect(project, modelKey, connection, facts)
  const has = findModel(joined, modelKey)?.connections.some(other => formatConnection(other) === wanted)
  return has ? disconnect(joined, modelKey, [id], facts) : project
}
