/** What the thread that drives and those that help say to each other: integers and doubles in shared memory. */
import type { Share } from './share-out.ts'

/** What starts threads here. */
export interface ThreadHost {
  /** Threads in all, this one included. */
  readonly threads: number
  /** Why there are no more, for the user; none where somebody asked for so many. */
  readonly limit?: string
  /** Share whatever can be shared, also where that is not faster. */
  readonly isForced?: boolean
  /** Milliseconds that only grow. */
  readonly now: () => number
  /** A thread that calls `serveTeam` with the task; `onLost` is called when it ends without being told to. */
  readonly start: (task: TeamTask, onLost: () => void) => { readonly stop: () => void }
}

export interface TeamTask {
  readonly module: WebAssembly.Module
  readonly wasm: WebAssembly.Memory
  /** Doubles of the memory. */
  readonly length: number
  readonly control: SharedArrayBuffer
  /** From 1 on; 0 is the thread that drives. */
  readonly member: number
  /** What falls to the member of parts that stand alone. */
  readonly shares: readonly (Share & { readonly kernel: number })[]
  /** What falls to it of each section: functions of the module, by index. */
  readonly sections: readonly (readonly number[])[]
}

/** Integers of the control block. */
export const CALLS = 0
export const DONE = 1
export const READY = 2
export const FAILED = 3
export const STOPPED = 4
export const TICKS = 5
export const LOG_ADDRESS = 6
export const UNTIL = 7
/** The section that is called, or that it is the parts that stand alone. */
export const SECTION = 8
export const NO_SECTION = -1
const INTEGERS = 16
/** Doubles behind them: the tick, then each member's result. */
export const TICK = 0
export const RESULTS = 1

/** About a tenth of a millisecond; longer pauses are slept through. */
export const SPINS = 20_000

export interface Control {
  readonly integers: Int32Array<SharedArrayBuffer>
  readonly doubles: Float64Array
}

export function createControl(threads: number): SharedArrayBuffer {
  return new SharedArrayBuffer(INTEGERS * 4 + (RESULTS + threads) * 8)
}

export function viewControl(control: SharedArrayBuffer): Control {
  return {
    integers: new Int32Array(control, 0, INTEGERS),
    doubles: new Float64Array(control, INTEGERS * 4),
  }
}
