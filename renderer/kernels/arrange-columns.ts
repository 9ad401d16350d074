/** Which column each block stands in: one after those that feed it. */
import type { ArrangedBlocks, ArrangedWire } from './arranged-block.ts'

/** Columns from 0 without a gap. A loop is cut where it is entered, or else at its leftmost block. */
export function findColumns(blocks: ArrangedBlocks, wires: readonly ArrangedWire[]): Map<string, number> {
  const into = new Map<string, Set<string>>()
  const outOf = new Map<string, Set<string>>()
  for (const { from, to } of wires) {
    into.set(to, (into.get(to) ?? new Set()).add(from))
    outOf.set(from, (outOf.get(from) ?? new Set()).add(to))
  }
  const left = new Set([...blocks].sort(([, a], [, b]) => a.x - b.x || a.y - b.y).map(([name]) => name))
  const columns = new Map<string, number>()
  const waits = (name: string): boolean => [...(into.get(name) ?? [])].some(source => left.has(source))
  const ready = [...left].filter(name => !waits(name))
  const isReached = (name: string): boolean => [...(into.get(name) ?? [])].some(source => columns.has(source))
  while (left.size > 0) {
    const name = ready.shift() ?? [...left].find(isReached) ?? [...left][0]
    if (name === undefined) break
    if (!left.delete(name)) continue
    const before = [...(into.get(name) ?? [])].flatMap(source => columns.get(source) ?? [])
    columns.set(name, Math.max(-1, ...before) + 1)
    for (const next of outOf.get(name) ?? []) if (left.has(next) && !waits(next)) ready.push(next)
  }
  // Sources stand next to what they feed.
  for (const [name, column] of columns) {
    if (into.has(name)) continue
    const fed = [...(outOf.get(name) ?? [])].flatMap(next => columns.get(next) ?? [])
    columns.set(name, Math.max(column, Math.min(...(fed.length > 0 ? fed : [1])) - 1))
  }
  const used = [...new Set(columns.values())].sort((a, b) => a - b)
  return new Map([...columns].map(([name, column]) => [name, used.indexOf(column)]))
}
