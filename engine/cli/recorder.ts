/** Keeps what a run computes, in one form. */
export interface Recorder {
  /** Rows of time and the values of the signals, one after the other. */
  readonly take: (rows: Float64Array, count: number) => void
  /** Between batches of steps: hands over what has come together. */
  readonly flush: () => Promise<void>
  /** After the last step. */
  readonly end: () => Promise<void>
}
