/** How large a change of a point is, as a part of the size of the unknown that it changes most. */

export interface RelativeChange {
  /** The unknown that the change measured last changes most. */
  culprit: number
  /** Notes how large the unknowns are at the point. */
  readonly look: () => void
  readonly forget: () => void
  /** Of all that was seen. */
  readonly largestSeen: () => number
  /** NaN where the change is no number. */
  readonly measure: (change: Float64Array) => number
}

/** @param x the point, wherever it moves */
export function createRelativeChange(x: Float64Array): RelativeChange {
  const seen = new Float64Array(x.length)
  const relativeChange: RelativeChange = {
    culprit: 0,
    look: () => {
      for (let i = 0; i < x.length; i += 1) seen[i] = Math.max(at(seen, i), Math.abs(at(x, i)))
    },
    forget: () => {
      seen.fill(0)
    },
    largestSeen: () => {
      let largest = 0
      for (let i = 0; i < x.length; i += 1) largest = Math.max(largest, at(seen, i))
      return largest
    },
    measure: change => {
      const least = Math.max(1e-12 * relativeChange.largestSeen(), 1e-15)
      let worst = 0
      for (let i = 0; i < x.length; i += 1) {
        const now = Math.max(Math.abs(at(x, i)), Math.abs(at(x, i) + at(change, i)))
        const relative = Math.abs(at(change, i)) / Math.max(now, 1e-4 * at(seen, i), least)
        if (Number.isNaN(relative)) return Number.NaN
        if (relative <= worst) continue
        worst = relative
        relativeChange.culprit = i
      }
      return worst
    },
  }
  return relativeChange
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? 0
}
