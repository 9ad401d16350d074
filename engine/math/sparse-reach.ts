/**
 * Which unknowns of L x = a become nonzero: those that a's entries reach in the graph of L, in an order in which
 * they can be solved. J. R. Gilbert, T. Peierls, SIAM J. Sci. Stat. Comput. 9 (1988), doi:10.1137/0909058.
 */

/** Columns of L by position; rows are still those of A, and `pivotOf` says at which position a row was a pivot. */
export interface GrowingFactor {
  readonly starts: Int32Array
  rows: Int32Array
  /** By row of A; -1 for one that was no pivot yet. */
  readonly pivotOf: Int32Array
}

export interface Reach {
  /** Finds the rows and returns where in `found` they begin; they go to its end. */
  readonly from: (factor: GrowingFactor, rows: Int32Array, first: number, end: number) => number
  readonly found: Int32Array
}

export function createReach(size: number): Reach {
  const found = new Int32Array(size)
  const marked = new Int32Array(size).fill(-1)
  const stack = new Int32Array(size)
  const resume = new Int32Array(size)
  let mark = 0

  const from: Reach['from'] = ({ starts, rows: factorRows, pivotOf }, rows, first, end) => {
    mark += 1
    let top = size
    for (let entry = first; entry < end; entry += 1) {
      const root = at(rows, entry)
      if (at(marked, root) === mark) continue
      let depth = 0
      stack[0] = root
      marked[root] = mark
      resume[0] = firstChild(starts, at(pivotOf, root))
      while (depth >= 0) {
        const row = at(stack, depth)
        const position = at(pivotOf, row)
        const last = position < 0 ? 0 : at(starts, position + 1)
        let next = at(resume, depth)
        while (next < last && at(marked, at(factorRows, next)) === mark) next += 1
        if (position < 0 || next >= last) {
          depth -= 1
          top -= 1
          found[top] = row
          continue
        }
        resume[depth] = next + 1
        const child = at(factorRows, next)
        marked[child] = mark
        depth += 1
        stack[depth] = child
        resume[depth] = firstChild(starts, at(pivotOf, child))
      }
    }
    return top
  }
  return { from, found }
}

function firstChild(starts: Int32Array, position: number): number {
  return position < 0 ? 0 : at(starts, position)
}

function at(array: Int32Array, index: number): number {
  return array[index] ?? 0
}
