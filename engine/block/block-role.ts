/** What blocks that shape a model or end a run, instead of computing only, tell the engine of themselves. */

/**
 * What the engine must know of the few blocks that shape a model instead of computing: `entry` and `exit` are the
 * model's ports, `model` stands for another model, whose ports follow its own inputs. A
 * `rate-transition` may join two sample times. A `merge` is told which of the conditional models behind its inputs run.
 * A `from` gives what enters the `goto` of its parameter `tag`, as far as the Goto's `scope` lets it see. A `store` holds the
 * value that the `store-read` and `store-write` blocks of its parameter `store` read and write.
 * An output of a `constraint` is written as the function that is to be 0 at its value. `scope`, `xy-graph` and `display` mark signals to be recorded;
 * what a `log` records is its output `log`, see `Log`.
 */
export type BlockRole =
  | 'check'
  | 'constraint'
  | 'entry'
  | 'exit'
  | 'from'
  | 'goto'
  | 'log'
  | 'merge'
  | 'model'
  | 'rate-transition'
  | 'scope'
  | 'display'
  | 'store'
  | 'store-read'
  | 'store-write'
  | 'xy-graph'

/** Change of a control signal from one major step to the next: it becomes greater than 0, stops being so, or either. */
export type Edge = 'rising' | 'falling' | 'either'

/**
 * When the diagram behind a block of role `model` runs, where it does not always: each part names the control input that
 * it watches. The parts may go together.
 */
export interface Execution {
  /** It runs while the input is greater than 0; when it comes on, states keep their values or start again. */
  readonly enable?: { readonly port: string; readonly states: 'keep' | 'reset' }
  /** It computes once at each edge, and stands still between. */
  readonly trigger?: { readonly port: string; readonly edge: Edge }
  /** States go to their initial values at the edge, or for as long as the input is not 0. */
  readonly reset?: { readonly port: string; readonly on: Edge | 'level' }
}

/** Of a block of role `model` whose diagram stands side by side, once for each element. */
export interface Repetition {
  readonly count: number
  /** Inputs that every element gets whole, and not its part of. */
  readonly whole: readonly string[]
}

/**
 * What a block of the role `check` does. With `stop` and `fail` its output `watch` ends the run at a step at which an element
 * of it is not 0. With `warn` and `mark` the run goes on, and `watch` notes what happened: how often so far, then the times
 * of the first ones, as many as it is wide.
 */
export interface Watch {
  /** `stop` ends the run as if it had come to its stop time, `fail` with an error; `warn` warns, `mark` marks the scopes. */
  readonly action: 'stop' | 'fail' | 'warn' | 'mark'
  /** For the user, with the block's name before it. */
  readonly message: string
}

/** Else it only notes. */
export function canEndRun({ action }: Watch): boolean {
  return action === 'stop' || action === 'fail'
}

/**
 * What becomes of the output `log` of a block of the role `log`: it is recorded under a name that the user gave it, or written
 * into a file in the project's folder, a row wherever the output `at` is the time.
 */
export type Log = { readonly name: string } | { readonly file: string }

/** Input that says whether the conditional model behind an input runs. */
export function activeOf(port: string): string {
  return `on ${port}`
}

/** Output of a block of role `merge` that is no port: whether one of the models behind its inputs runs. */
export const MERGE_ACTIVE = 'on'
