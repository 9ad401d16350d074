/**
 * An order of elimination that keeps factors sparse: always the unknown with the fewest neighbours left, on the graph
 * of A + A^T. A. George, J. W. H. Liu, SIAM Review 31 (1989), doi:10.1137/1031001.
 */
import { rowsOf, type SparsityPattern } from './sparsity.ts'

export function orderByMinimumDegree(pattern: SparsityPattern): Int32Array {
  const { size } = pattern
  const neighbours = Array.from({ length: size }, () => new Set<number>())
  for (let column = 0; column < size; column += 1) {
    for (const row of rowsOf(pattern, column)) {
      if (row === column) continue
      neighbours[row]?.add(column)
      neighbours[column]?.add(row)
    }
  }
  /** Unknowns by their degree, so that the next is found without a look at all. */
  const buckets = Array.from({ length: size }, () => new Set<number>())
  neighbours.forEach(({ size: degree }, unknown) => {
    buckets[degree]?.add(unknown)
  })
  const order = new Int32Array(size)
  let lowest = 0
  for (let position = 0; position < size; position += 1) {
    while ((buckets[lowest]?.size ?? 1) === 0) lowest += 1
    const [unknown = 0] = buckets[lowest] ?? []
    order[position] = unknown
    buckets[lowest]?.delete(unknown)
    const around = neighbours[unknown] ?? new Set()
    for (const other of around) {
      const own = neighbours[other] ?? new Set()
      buckets[own.size]?.delete(other)
      own.delete(unknown)
      for (const next of around) if (next !== other) own.add(next)
      buckets[own.size]?.add(other)
      lowest = Math.min(lowest, own.size)
    }
  }
  return order
}
