/** Tables y(x) with increasing x. */
import type { Lookup, LookupEnds, LookupMethod } from '../block/expression.ts'

const LOOKUP_METHODS: readonly LookupMethod[] = ['linear', 'nearest', 'previous']
const LOOKUP_ENDS: readonly LookupEnds[] = ['clip', 'extrapolate']

/** Method and ends of a table as one number. */
export function lookupVariant({ method, ends }: Pick<Lookup, 'method' | 'ends'>): number {
  return LOOKUP_METHODS.indexOf(method) * LOOKUP_ENDS.length + LOOKUP_ENDS.indexOf(ends)
}

/**
 * The table's value at x. `xs` and `ys` are addresses of `count` doubles; `variant` is of `lookupVariant`.
 * Extrapolation goes on with the slope of the last interval; only the linear method has one.
 */
export function interpolate(
  x: number,
  memory: Float64Array,
  xs: number,
  ys: number,
  count: number,
  variant: number,
): number {
  const method = LOOKUP_METHODS[Math.floor(variant / LOOKUP_ENDS.length)]
  const ends = LOOKUP_ENDS[variant % LOOKUP_ENDS.length]
  const last = count - 1
  if (Number.isNaN(x)) return Number.NaN
  if (last === 0 || ends === 'clip' || method !== 'linear') {
    if (x <= at(memory, xs)) return at(memory, ys)
    if (x >= at(memory, xs + last)) return at(memory, ys + last)
  }
  const left = Math.min(findInterval(x, memory, xs, count), last - 1)
  const x0 = at(memory, xs + left)
  const x1 = at(memory, xs + left + 1)
  const y0 = at(memory, ys + left)
  const y1 = at(memory, ys + left + 1)
  if (method === 'previous') return y0
  if (method === 'nearest') return x - x0 < x1 - x ? y0 : y1
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
}

/** Index of the last point at or before x, 0 when there is none. */
function findInterval(x: number, memory: Float64Array, xs: number, count: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(memory, xs + middle) <= x) low = middle
    else high = middle - 1
  }
  return low
}

function at(memory: Float64Array, address: number): number {
  return memory[address] ?? 0
}
