/** The range of a value axis that shows a trace whole, with a little air. */
import type { Extremes } from './min-max-pyramid.ts'

const AIR = 0.06
/** uPlot cannot show a shorter range. */
const SHORTEST = 1e-15

/** A flat trace stands in the middle, and no trace at all gives -1 to 1. */
export function chooseValueRange({ least, largest }: Extremes): { from: number; to: number } {
  if (!(Number.isFinite(least) && Number.isFinite(largest)) || least > largest) return { from: -1, to: 1 }
  const span = largest - least
  const size = Math.max(Math.abs(least), Math.abs(largest))
  // Below this the differences are rounding, and ticks could not be told apart.
  if (span <= Math.max(1e-9 * size, SHORTEST)) {
    const half = size > 0 ? Math.max(0.1 * size, SHORTEST) : 1
    return { from: least - half, to: largest + half }
  }
  return { from: least - AIR * span, to: largest + AIR * span }
}
