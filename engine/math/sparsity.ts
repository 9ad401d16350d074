/** Which entries of a square matrix can differ from 0, column by column. */
export interface SparsityPattern {
  readonly size: number
  /** `size` + 1 positions in `rows`; column j has those from `columnStarts[j]` up to `columnStarts[j + 1]`. */
  readonly columnStarts: Int32Array
  /** Increasing within a column. */
  readonly rows: Int32Array
}

/** A pattern from the rows of each column, in any order and as often as they come. */
export function createPattern(columns: readonly Iterable<number>[]): SparsityPattern {
  const sorted = columns.map(rows => [...new Set(rows)].sort((a, b) => a - b))
  const columnStarts = new Int32Array(columns.length + 1)
  sorted.forEach((rows, column) => {
    columnStarts[column + 1] = (columnStarts[column] ?? 0) + rows.length
  })
  return { size: columns.length, columnStarts, rows: Int32Array.from(sorted.flat()) }
}

/** Every entry, for a matrix of which nothing is known. */
export function densePattern(size: number): SparsityPattern {
  const rows = Array.from({ length: size }, (_, row) => row)
  return createPattern(rows.map(() => rows))
}

export function rowsOf({ columnStarts, rows }: SparsityPattern, column: number): Int32Array {
  return rows.subarray(columnStarts[column] ?? 0, columnStarts[column + 1] ?? 0)
}

/**
 * Colours of columns such that no two of one colour share a row, so that one product with the sum of such columns
 * tells them all apart: the first colour that fits, columns with many entries first.
 * A. R. Curtis, M. J. D. Powell, J. K. Reid, J. Inst. Math. Appl. 13 (1974).
 */
export function colourColumns(pattern: SparsityPattern): readonly (readonly number[])[] {
  const length = (column: number): number => rowsOf(pattern, column).length
  const order = Array.from({ length: pattern.size }, (_, column) => column).sort(
    (a, b) => length(b) - length(a) || a - b,
  )
  const colours: { columns: number[]; rows: Uint8Array }[] = []
  for (const column of order) {
    const rows = rowsOf(pattern, column)
    let colour = colours.find(({ rows: taken }) => rows.every(row => !taken[row]))
    if (!colour) {
      colour = { columns: [], rows: new Uint8Array(pattern.size) }
      colours.push(colour)
    }
    colour.columns.push(column)
    for (const row of rows) colour.rows[row] = 1
  }
  return colours.map(({ columns }) => columns.sort((a, b) => a - b))
}
