/** What steps aside together. */
import type { Part, PartIndex } from './wire-parts.ts'

/**
 * Parts of one net that lie on one line and touch: they step aside together. Those of short reach first.
 * @param changed of each bundle at least one wire is among these
 */
export function listBundles(
  ids: ReadonlySet<string>,
  changed: ReadonlySet<string>,
  isUpright: boolean,
  index: PartIndex,
): Part[][] {
  if (changed.size === 0) return []
  const parts = [...ids]
    .flatMap(id => index.partsOf(id))
    .filter(part => part.isUpright === isUpright && !part.isFixed)
    .sort(
      (a, b) =>
        compareTexts(a.wire.net, b.wire.net) ||
        a.line - b.line ||
        a.low - b.low ||
        compareTexts(a.wire.id, b.wire.id),
    )
  const bundles: { readonly parts: Part[]; readonly low: number; high: number }[] = []
  for (const part of parts) {
    const last = bundles.at(-1)
    const first = last?.parts[0]
    const isJoined =
      last && first?.wire.net === part.wire.net && first.line === part.line && part.low <= last.high
    if (isJoined) {
      last.parts.push(part)
      last.high = Math.max(last.high, part.high)
    } else {
      bundles.push({ parts: [part], low: part.low, high: part.high })
    }
  }
  // Equal ones stay in the order of their nets: the first keeps its line.
  return bundles
    .filter(bundle => bundle.parts.some(({ wire }) => changed.has(wire.id)))
    .sort((a, b) => a.high - a.low - (b.high - b.low))
    .map(bundle => bundle.parts)
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
