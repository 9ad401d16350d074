/** Which column each block stands in: one after those that feed it. */

import { type Arrows, findCut, findFirstLoop } from './arrange-loops.ts'
import type { ArrangedBlocks, ArrangedWire } from './arranged-block.ts'

export interface RightwardWire extends ArrangedWire {
  /** It stands for the signal in a block that faces left, which runs the other way. */
  readonly isTurned?: boolean
}

/** Columns from 0 without a gap. A loop is cut where a signal enters it, or else where the fewest wires run back. */
export function findColumns(blocks: ArrangedBlocks, wires: readonly RightwardWire[]): Map<string, number> {
  const into = new Map<string, Map<string, number>>()
  const outOf = new Map<string, Set<string>>()
  const feeds = new Map<string, Set<string>>()
  for (const { from, to, isAside, isTurned } of wires) {
    const costs = into.get(to) ?? new Map<string, number>()
    into.set(to, costs.set(from, (costs.get(from) ?? 0) + (isAside ? ASIDE_COST : COST)))
    outOf.set(from, (outOf.get(from) ?? new Set()).add(to))
    if (!isTurned) feeds.set(to, (feeds.get(to) ?? new Set()).add(from))
  }
  const arrows: Arrows = { into, outOf }
  const left = new Set([...blocks].sort(([, a], [, b]) => a.x - b.x || a.y - b.y).map(([name]) => name))
  const columns = new Map<string, number>()
  const waits = (name: string): boolean =>
    [...(into.get(name)?.keys() ?? [])].some(source => left.has(source))
  const ready = [...left].filter(name => !waits(name))
  const isEntered = (name: string): boolean =>
    [...(feeds.get(name) ?? [])].some(source => columns.has(source))
  const cut = (): string | undefined => {
    const loop = findFirstLoop(arrows, left)
    return loop.find(isEntered) ?? findCut(arrows, loop)
  }
  while (left.size > 0) {
    const name = ready.shift() ?? cut()
    if (name === undefined) break
    if (!left.delete(name)) continue
    const before = [...(into.get(name)?.keys() ?? [])].flatMap(source => columns.get(source) ?? [])
    columns.set(name, Math.max(-1, ...before) + 1)
    for (const next of outOf.get(name) ?? []) if (left.has(next) && !waits(next)) ready.push(next)
  }
  // Sources stand next to what they feed, and so does what is fed by sources that feed nothing else.
  const isLoose = createLooseness(arrows)
  for (const [name, column] of [...columns].sort(([, a], [, b]) => b - a)) {
    const fed = [...(outOf.get(name) ?? [])].flatMap(next => columns.get(next) ?? [])
    if (fed.length > 0 && isLoose(name)) columns.set(name, Math.max(column, Math.min(...fed) - 1))
  }
  const used = [...new Set(columns.values())].sort((a, b) => a - b)
  return new Map([...columns].map(([name, column]) => [name, used.indexOf(column)]))
}

/** Whether a block can stand further right with all that leads to it, which leads to nothing else. */
function createLooseness({ into, outOf }: Arrows): (name: string) => boolean {
  const known = new Map<string, boolean>()
  const isLoose = (name: string): boolean => {
    const before = known.get(name)
    if (before !== undefined) return before
    // Until it is known: no block of a loop is loose.
    known.set(name, false)
    const found = [...(into.get(name)?.keys() ?? [])].every(
      source => outOf.get(source)?.size === 1 && isLoose(source),
    )
    known.set(name, found)
    return found
  }
  return isLoose
}

/** Of a wire that runs back: what comes from below or above, as into a Sum, is most often a feedback. */
const ASIDE_COST = 1
const COST = 3
