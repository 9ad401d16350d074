/** What drives a run, whether its steps are fixed or variable. */
import type { Program } from '../compile/program.ts'
import type { Snapshot } from '../context/snapshot.ts'
import type { CreateEngine } from '../engines/engine.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Instant } from './carry-over.ts'
import type { RowSink } from './row-sink.ts'

export interface Run {
  readonly program: Program
  /** What steps, and why that. */
  readonly solver: { readonly id: string; readonly why: string }
  /** All values, by the Program's addresses. */
  readonly memory: Float64Array
  /** Of the grid of sample times. */
  readonly tick: number
  /** Major steps that were taken. */
  readonly steps: number
  /** Rows that one step may give its sink, at most. */
  readonly rowsPerStep: number
  readonly timeSeconds: number
  readonly isFinished: boolean
  readonly fault: Diagnostic | null
  /** A warning of the first value that was not finite, where the project says that the run goes on. */
  readonly notFinite: Diagnostic | null
  /** Initial values and the point t = 0. To be called once, before anything else. */
  start(): void
  /** Instead of `start`: goes on where a run of another Program is, with whatever both have a name for. */
  startFrom(before: Instant): void
  /** Instead of `start`, or at any time: goes on from a snapshot of a run of this very Program. */
  resume(snapshot: Snapshot): void
  /** What it keeps besides its memory, for a snapshot: nothing where steps are fixed. */
  hold(): Float64Array
  /** Takes that many major steps, fewer where the run ends; variable steps also end once they reach `untilSeconds`. */
  advance(steps: number, untilSeconds?: number): void
  /** Gives back what a run holds besides memory. */
  close(): void
}

export interface RunOptions {
  /** Memory that other threads and the window see. */
  readonly isShared?: boolean
  readonly createEngine?: CreateEngine
  /** Takes the values of every major step, also the first, by many rows at a time. */
  readonly sink?: RowSink
  /** Of variable steps: an instant after this one on which a step must end, Infinity for none. */
  readonly landings?: (timeSeconds: number) => number
  /** After the outputs of every major step, also the first. Who asks for it gets steps one by one, which is slow. */
  readonly onMajorStep?: (run: Run) => void
}
