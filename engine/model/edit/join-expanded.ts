/** Wires through the ports of a subsystem, joined once it is expanded. */
import { type Connection, formatPort, type Model, type PortReference } from '../project.ts'
import type { SubsystemParts } from './make-subsystem.ts'

/** Names of its ports, by the Entries and Exits that they are. */
export function portsOf(child: Model, parts: SubsystemParts) {
  const list = (type: string): Map<string, string> =>
    new Map(
      Object.entries(child.blocks).flatMap(([name, block]) =>
        block.type === type ? [[name, block.parameters.name?.trim() || name]] : [],
      ),
    )
  return { entries: list(parts.entry), exits: list(parts.exit) }
}

export function joinThrough(
  model: Model,
  child: Model,
  name: string,
  parts: SubsystemParts,
  rename: (inner: string) => string,
): Connection[] {
  const { entries, exits } = portsOf(child, parts)
  const outerSources = new Map(
    model.connections.filter(({ to }) => to.block === name).map(({ from, to }) => [to.port, from]),
  )
  const exitSources = new Map(
    child.connections.flatMap(({ from, to }) => {
      const port = exits.get(to.block)
      return port === undefined ? [] : [[port, from] as const]
    }),
  )
  /** Through entries and exits to the block that gives the signal; null where none does. */
  const resolveOuter = (from: PortReference, passed: readonly string[]): PortReference | null => {
    if (from.block !== name) return from
    const inner = exitSources.get(from.port)
    return inner && !passed.includes(from.port) ? resolveInner(inner, [...passed, from.port]) : null
  }
  const resolveInner = (from: PortReference, passed: readonly string[]): PortReference | null => {
    const port = entries.get(from.block)
    if (port === undefined) return { ...from, block: rename(from.block) }
    const outer = outerSources.get(port)
    return outer ? resolveOuter(outer, passed) : null
  }
  const outside = model.connections.flatMap((connection): Connection[] => {
    if (connection.to.block === name) return []
    const from = resolveOuter(connection.from, [])
    return from ? [from === connection.from ? connection : { ...connection, from }] : []
  })
  const inside = child.connections.flatMap((connection): Connection[] => {
    if (exits.has(connection.to.block)) return []
    const from = resolveInner(connection.from, [])
    return from ? [{ ...connection, from, to: { ...connection.to, block: rename(connection.to.block) } }] : []
  })
  const fed = new Set(outside.map(({ to }) => formatPort(to)))
  return [...outside, ...inside.filter(({ to }) => !fed.has(formatPort(to)))]
}
