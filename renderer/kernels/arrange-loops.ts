/** Where a loop is cut, so that what is left of it reads from left to right. */

export interface Arrows {
  /** By block, what feeds it and what it costs to have that wire run back. */
  readonly into: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly outOf: ReadonlyMap<string, ReadonlySet<string>>
}

/** Of larger loops only the cut itself is counted, and not those that it leaves to be made. */
const MANY = 60

/** Blocks of `left` that feed each other and that no others of them feed, in the order of `left`. */
export function findFirstLoop({ into, outOf }: Arrows, left: ReadonlySet<string>): string[] {
  const [first] = left
  let start = first
  while (start !== undefined) {
    const before = reach(start, name => into.get(name)?.keys() ?? [], left)
    const after = reach(start, name => outOf.get(name) ?? [], left)
    const outside = [...before].find(name => !after.has(name))
    if (outside === undefined) return [...left].filter(name => before.has(name))
    start = outside
  }
  return []
}

/** A block, and all that can be come to from it. */
function reach(
  start: string,
  next: (name: string) => Iterable<string>,
  within: ReadonlySet<string>,
): ReadonlySet<string> {
  const reached = new Set([start])
  const open = [start]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const other of next(name)) {
      if (reached.has(other) || !within.has(other)) continue
      reached.add(other)
      open.push(other)
    }
  }
  return reached
}

/** The block with which a loop is to begin: the first of those for which the wires that run back cost least. */
export function findCut(arrows: Arrows, loop: readonly string[]): string | undefined {
  const costs = loop.map(name =>
    loop.length > MANY ? costInto(arrows, name, new Set(loop)) : costFrom(arrows, loop, name),
  )
  return loop[costs.indexOf(Math.min(...costs))]
}

function costInto({ into }: Arrows, name: string, left: ReadonlySet<string>): number {
  return [...(into.get(name) ?? [])].reduce((sum, [source, cost]) => sum + (left.has(source) ? cost : 0), 0)
}

/** Of all wires that run back where a block comes first, and then always one into which the least of them runs. */
function costFrom(arrows: Arrows, loop: readonly string[], first: string): number {
  const left = new Set(loop)
  let total = 0
  let next: string | undefined = first
  while (next !== undefined) {
    total += costInto(arrows, next, left)
    left.delete(next)
    let least = Number.POSITIVE_INFINITY
    next = undefined
    for (const name of left) {
      const cost = costInto(arrows, name, left)
      if (cost >= least) continue
      least = cost
      next = name
    }
  }
  return total
}
