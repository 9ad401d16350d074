/** Wires across the border of what becomes a subsystem: through which Entries and Exits they go. */
import { type Connection, formatPort, type Model, type PortReference } from '../project.ts'
import { findFreeName } from './name-block.ts'

export interface BorderPort {
  readonly name: string
  /** The block inside that it stands beside. */
  readonly beside: string
}

export interface Border {
  /** By the output outside that feeds it. */
  readonly entries: ReadonlyMap<string, BorderPort>
  /** By the output inside that feeds it. */
  readonly exits: ReadonlyMap<string, BorderPort>
  readonly inner: readonly Connection[]
  /** Connections of the outer model, with the Model block of this name. */
  readonly outer: (use: string) => readonly Connection[]
}

export function planBorder(model: Model, inside: ReadonlySet<string>): Border {
  const entries = new Map<string, BorderPort>()
  const exits = new Map<string, BorderPort>()
  const taken = new Set(inside)
  const name = (word: string): string => {
    const free = findFreeName(word, candidate => taken.has(candidate))
    taken.add(free)
    return free
  }
  const inner: Connection[] = []
  for (const connection of model.connections) {
    const { from, to } = connection
    if (!inside.has(to.block)) {
      const source = formatPort(from)
      if (inside.has(from.block) && !exits.has(source)) {
        const exit = { name: name(`${from.block}Out`), beside: from.block }
        exits.set(source, exit)
        inner.push({ from, to: { block: exit.name, port: 'u' } })
      }
    } else if (inside.has(from.block)) {
      inner.push(connection)
    } else {
      const source = formatPort(from)
      const entry = entries.get(source) ?? { name: name(from.block), beside: to.block }
      entries.set(source, entry)
      inner.push({ from: { block: entry.name, port: 'y' }, to })
    }
  }
  const outer = (use: string): readonly Connection[] => {
    const fed = new Set<string>()
    return model.connections.flatMap((connection): Connection[] => {
      const { from, to } = connection
      const source = formatPort(from)
      const exit = inside.has(from.block) ? exits.get(source) : undefined
      const start: PortReference = exit ? { block: use, port: exit.name } : from
      if (!inside.has(to.block)) return [exit ? { ...connection, from: start } : connection]
      const entry = entries.get(source)
      if (!entry || fed.has(entry.name)) return []
      fed.add(entry.name)
      return [{ from, to: { block: use, port: entry.name } }]
    })
  }
  return { entries, exits, inner, outer }
}
