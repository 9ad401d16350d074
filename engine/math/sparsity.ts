/** Which entries of a square matrix can differ from 0, column by column. */
export interface SparsityPattern {
  readonly size: number
  /** `size` + 1 positions in `rows`; column j has those from `columnStarts[j]` up to `columnStarts[j + 1]`. */
  readonly columnStarts: Int32Array
  /** Increasing within a column. */
  readonly rows: Int32Array
}
