import type { Run } from '../simulate/run.ts'

/** Keeps what a run computes, in one form. */
export interface Recorder {
  /** After the outputs of every major step. */
  readonly record: (run: Run) => void
  /** Between batches of steps: hands over what has come together. */
  readonly flush: () => Promise<void>
  /** After the last step. */
  readonly end: () => Promise<void>
}
