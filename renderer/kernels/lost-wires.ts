/** What an edit of one model took away in others: wires at ports that went with their Entry or Exit. */
import { formatConnection, type Project } from '../../engine/index.ts'

/** A sentence for the user, or null where nothing went. */
export function describeLostWires(before: Project, after: Project, edited: string): string | null {
  const lost = Object.entries(before.models).flatMap(([key, { connections }]) => {
    const model = after.models[key]
    if (key === edited || !model || model.connections === connections) return []
    const kept = new Set(model.connections.map(formatConnection))
    return connections
      .map(formatConnection)
      .filter(wire => !kept.has(wire))
      .map(wire => ({ key, wire }))
  })
  const [first] = lost
  if (!first) return null
  const places = [...new Set(lost.map(({ key }) => `“${key}”`))].join(' and ')
  return lost.length === 1
    ? `The wire ${first.wire} in ${places} went with its port. Undo brings it back.`
    : `${lost.length} wires in ${places} went with their ports. Undo brings them back.`
}
