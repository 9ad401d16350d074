/** What a lane costs: what a wire in it crosses, and what it lies on. */
import type { Point } from './geometry.ts'
import { LEAST_APART } from './wire-overlaps.ts'
import { boxOfPart, type LaidWire, type Part, type PartIndex } from './wire-parts.ts'

/** Whole numbers, which are quick to count with. */
const CROSSING = 2
/** What is crossed may yet step aside. */
const PERHAPS = 1
/** Running on another signal's line is worse than crossing several; less bad where one of the two can step aside. */
const OVERLAP = 10 * CROSSING
const PASSING_OVERLAP = 5 * CROSSING
/** A lane that cannot be told apart from its neighbours at a glance is worse than crossing that many others. */
export const CLOSE = 2 * CROSSING

export function nameOfPart({ wire, corner }: Part): string {
  return `${corner} ${wire.id}`
}

/** Whether a part may yet step aside, or become longer or shorter where one beside it does. */
function waits({ wire: { id }, corner }: Part, waiting: ReadonlySet<string>): boolean {
  if (waiting.size === 0) return false
  return (
    waiting.has(`${corner} ${id}`) || waiting.has(`${corner - 1} ${id}`) || waiting.has(`${corner + 1} ${id}`)
  )
}

/**
 * What the parts and their neighbours cross of other nets, and worse, lie on.
 * @param shifted the wires with these parts moved aside; null as they lie
 */
export function countMet(
  bundle: readonly Part[],
  shifted: ReadonlyMap<string, LaidWire> | null,
  waiting: ReadonlySet<string>,
  index: PartIndex,
): number {
  let cost = 0
  for (const { wire, corner } of bundle) {
    const { points } = (shifted ?? index).get(wire.id) ?? { points: [] }
    for (let i = corner - 1; i <= corner + 1; i += 1) {
      const [a, b] = [points[i], points[i + 1]]
      if (a && b) cost += countMetBy(a, b, i === 0 || i === points.length - 2, wire.net, waiting, index)
    }
  }
  return cost
}

function countMetBy(
  a: Point,
  b: Point,
  isFixed: boolean,
  net: string,
  waiting: ReadonlySet<string>,
  index: PartIndex,
): number {
  const isUpright = a.x === b.x
  const line = isUpright ? a.x : a.y
  const [from, to] = isUpright ? [a.y, b.y] : [a.x, b.x]
  const [low, high] = from < to ? [from, to] : [to, from]
  // Found by squares, a long part may come up more than once.
  const crossed = new Set<Part>()
  const overlapped = new Set<Part>()
  index.some(!isUpright, boxOfPart({ isUpright, line, low, high }, 0), part => {
    const isCrossed = part.line > low && part.line < high && part.low < line && part.high > line
    if (isCrossed && part.wire.net !== net) crossed.add(part)
    return false
  })
  const around = { isUpright, line, low: low - LEAST_APART, high: high + LEAST_APART }
  index.some(isUpright, boxOfPart(around, LEAST_APART), part => {
    const isBeside =
      Math.abs(part.line - line) < LEAST_APART && part.low < around.high && part.high > around.low
    if (isBeside && part.wire.net !== net) overlapped.add(part)
    return false
  })
  let cost = 0
  for (const part of crossed) cost += waits(part, waiting) ? PERHAPS : CROSSING
  for (const part of overlapped) cost += isFixed && part.isFixed ? OVERLAP : PASSING_OVERLAP
  return cost
}
