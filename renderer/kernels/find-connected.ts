import type { Connection } from '../../engine/index.ts'

/** The blocks that wires join with some blocks, in any number of steps and either way; these among them. */
export function findConnected(connections: readonly Connection[], starts: readonly string[]): string[] {
  const neighbours = new Map<string, string[]>()
  const join = (a: string, b: string): void => {
    const known = neighbours.get(a)
    if (known) known.push(b)
    else neighbours.set(a, [b])
  }
  for (const { from, to } of connections) {
    join(from.block, to.block)
    join(to.block, from.block)
  }
  const found = new Set(starts)
  for (const name of found) for (const next of neighbours.get(name) ?? []) found.add(next)
  return [...found]
}
