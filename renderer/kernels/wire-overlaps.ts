/** Where two signals cannot be told apart. */
import { boxOfPart, type Part, type PartIndex } from './wire-parts.ts'

/** Wires closer than this are hard to tell apart. */
export const LEAST_APART = 5

/** Parts of other signals that cannot be told from this one; each may come more than once. */
export function visitOverlaid(part: Part, index: PartIndex, visit: (other: Part) => void): void {
  index.some(part.isUpright, boxOfPart(part, LEAST_APART), other => {
    if (isTooClose(part, part.line, other)) visit(other)
    return false
  })
}

/** Whether two signals run side by side and cannot be told apart. */
export function isTooClose(part: Part, line: number, other: Part): boolean {
  return (
    other.wire.net !== part.wire.net &&
    Math.abs(other.line - line) < LEAST_APART &&
    other.low < part.high &&
    other.high > part.low
  )
}

/** Two signals whose parts meet end to end look like one. */
export function lengthen(part: Part): Part {
  return { ...part, low: part.low - LEAST_APART, high: part.high + LEAST_APART }
}

export function isTaken(part: Part, line: number, index: PartIndex): boolean {
  const { isUpright, low, high } = part
  const box = boxOfPart({ isUpright, line, low, high }, LEAST_APART)
  return index.some(isUpright, box, other => isTooClose(part, line, other))
}
