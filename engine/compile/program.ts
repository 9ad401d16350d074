/**
 * A Program: a project compiled to assignments over one memory, ready for any engine. Addresses count doubles.
 *
 * The memory holds, one section after the other and within each in context order (so that every context owns one
 * range of each section): the constant 0, time, tick, parameters, outputs, continuous states, their derivatives, discrete
 * states, staging for updates. Engines may add scratch of their own behind it.
 */
import type { Watch } from '../block/block-role.ts'
import type { DataFiles } from '../block/data-file.ts'
import type { Expression } from '../block/expression.ts'
import type { SparsityPattern } from '../math/sparsity.ts'
import type { GuardRule } from './mode-rules.ts'

/** Distance in doubles from the time to the tick. */
export const TICK_BEHIND_TIME = 1

/** Numbers `length` doubles from `address` on. */
export interface Section {
  readonly address: number
  readonly length: number
}

/** Addresses of the leaves of one block's expressions, by `bindingKey`. */
export interface Binding {
  readonly get: (key: string) => number | undefined
}

/** `memory[address ..] = expression`, `width` doubles, with leaves found through the binding; a shorter value is repeated. */
export interface Assignment {
  readonly address: number
  readonly width: number
  readonly expression: Expression
  readonly binding: Binding
  /** Index in `Program.blocks`. */
  readonly block: number
}

/** One output on which a loop is torn: `next` is what the loop makes of the value at `address`. */
export interface Tear {
  readonly address: number
  readonly next: number
  readonly width: number
  /** Addresses of the tangents of both, for one direction at a time. */
  readonly tangent: number
  readonly nextTangent: number
  /** Whether `next` is a function that is to be 0, and not what the value is to be. */
  readonly isConstraint: boolean
  /** Whether it is a truth, 0 or 1 and nothing between. */
  readonly isTruth: boolean
}

export interface LinearLoop {
  /** Addresses of all that the Jacobian is made of: where they hold what they held before, so does it. Null: not to be told. */
  readonly coefficients: readonly number[] | null
}

/**
 * An algebraic loop: outputs that need each other at one instant. Solved for the torn outputs y in y = next(y);
 * `tangents` carry the tangents of the tears round the loop, so that the Jacobian is exact.
 */
export interface LoopSolution {
  readonly kind: 'loop'
  /** `path/block.port` along the loop. */
  readonly trail: readonly string[]
  readonly tears: readonly Tear[]
  /** The other outputs of the loop in order, then every tear's `next`. */
  readonly values: readonly Assignment[]
  readonly tangents: readonly Assignment[]
  /** Null where next(y) is not known to be linear in y. */
  readonly linear: LinearLoop | null
  /** The block of the first tear, by index in `Program.blocks`. */
  readonly block: number
}

export type Evaluation = Assignment | LoopSolution

export function isLoop(evaluation: Evaluation): evaluation is LoopSolution {
  return 'kind' in evaluation
}

/**
 * Evaluations, in order, that happen together at the rate's ticks. With `when`, the address of a flag, only where that
 * double is not 0; else what they compute stays as it is. A flag is an output like any other: computed by an earlier
 * segment of the major outputs, and held through minor steps. A segment may also set states: a reset.
 */
export interface Segment {
  readonly rate: Rate
  readonly when: number | null
  readonly evaluations: readonly Evaluation[]
}

/**
 * Ticks `offset + n * period` of the base step. Continuous has period 0, constant has period Infinity; both are
 * computed at every major step, a constant because its parameters may be tuned.
 */
export interface Rate {
  readonly period: number
  readonly offset: number
}

/**
 * x+ into staging, at the rate's ticks and where the flag at `when`, if any, is not 0; then, when all are computed,
 * `memory[to ..] = memory[from ..]`. Where only one element of an array changes, `element` computes its index and `to` is
 * where the array begins. Updates change no flag before all of them are done.
 */
export interface Update {
  readonly rate: Rate
  readonly when: number | null
  readonly assignment: Assignment
  readonly to: number
  readonly element: { readonly index: Assignment; readonly count: number } | null
  /** Whether it keeps samples over time, so that a jump is to be seen from both sides. */
  readonly remembers: boolean
  /**
   * Whether what it renews counts from the last major step on, so that where a variable step ends in a jump it is to be
   * renewed with what was until then.
   */
  readonly renews: boolean
}

/** d derivatives / d continuous states; rows and columns count from the beginnings of the two sections. */
export interface JacobianPlan {
  readonly pattern: SparsityPattern
  /**
   * What follows the minor evaluations to carry the tangents at `seeds`, one a state, to `results`, one a derivative; null
   * where an algebraic loop stands between them.
   */
  readonly tangents: {
    readonly seeds: number
    readonly results: number
    readonly assignments: readonly Assignment[]
  } | null
}

/**
 * `width` doubles from `address` on, whose values tell whether the modes from `mode` on still hold: see `GuardRule`. Where
 * the flag at `when` is 0 they say nothing.
 */
export interface Guard {
  readonly address: number
  readonly width: number
  readonly mode: number
  readonly rule: GuardRule
  readonly when: number | null
  /**
   * Whether it tells how far a signal has come from what was at the last major step. Where such a guard begins a step at 0 it
   * is an event that it turns back, however far it has come by then.
   */
  readonly turns: boolean
  /** Of a sign: where flags stand, which are not 0 as long as the mode is solved for and major outputs are to take it as it is. */
  readonly given: number | null
  /** Index in `Program.blocks`. */
  readonly block: number
}

/** What variable steps need to find events: major outputs set the modes, everything between reads them. */
interface EventPlan {
  /** Addresses. */
  readonly modes: readonly number[]
  readonly guards: readonly Guard[]
  /** Every continuous output while modes are held, and the guards. */
  readonly heldOutputs: readonly Segment[]
  /** The times at which sources break next, after the present one. */
  readonly nextEvents: readonly Assignment[]
}

export interface ProgramBlock {
  /** Context path, empty at the root. */
  readonly path: string
  readonly model: string
  readonly name: string
  readonly type: string
  readonly rate: Rate
  /** The triggered model around it, by its path, whose events it follows; else null. */
  readonly trigger: string | null
  /** Whether it is drawn; else it does something for the block of its name. */
  readonly isDrawn: boolean
}

/** One output that can be recorded, by `path/block.port`; of a bus one element, by `path/block.port.element`. */
export interface Signal {
  readonly name: string
  /** What the user calls it, with the path before it: `path/duty`; of a bus one element, `path/duty.element`. */
  readonly label?: string
  readonly address: number
  readonly width: number
  readonly columns: number
  /** Index in `Program.blocks` of the block that computes it. */
  readonly block: number
}

/** A parameter in memory that may change while the program runs, or numbers that follow from parameters. */
export interface ProgramParameter {
  /** `path/block.parameter` */
  readonly name: string
  readonly address: number
  readonly values: readonly number[]
}

/** A state in memory, by `path/block.state`; of a conditional model's hidden blocks, by `path/block activation.state`. */
export interface ProgramState {
  readonly name: string
  readonly kind: 'continuous' | 'discrete'
  readonly address: number
  readonly width: number
}

/** A signal that a sink shows. */
export interface Recording {
  readonly signal: Signal
  readonly shownBy: readonly { readonly block: string; readonly port: string }[]
}

/** How a variable-step solver is to work; null leaves it to the solver. */
export interface VariableSettings {
  readonly relTol: number
  readonly absTol: number | null
  /** Seconds. */
  readonly maxStep: number
  readonly initialStep: number | null
}

/** A signal that ends the run at a major step at which one of its elements is not 0, or that notes instants: see `Watch`. */
export interface ProgramWatch extends Watch {
  readonly address: number
  readonly width: number
  /** Index in `Program.blocks`. */
  readonly block: number
}

/** A file that the run is to write, in the project's folder. */
export interface ProgramFile {
  readonly path: string
  /** `path/name` of the block that asks for it. */
  readonly block: string
  readonly columns: readonly { readonly name: string; readonly address: number }[]
  /** Where the time of the last sample stands: a row is one where that is the present time. */
  readonly sampledAt: number
}

/** Numbers that stand in memory from the start and never change. */
export interface ProgramTable {
  readonly address: number
  readonly values: readonly number[]
}

export interface Program {
  readonly name: string
  /** A solver's id, or `auto` where a variable-step solver is chosen when the run begins. */
  readonly solver: string
  /** Seconds. */
  readonly step: number
  readonly stop: number
  readonly lastTick: number
  /** Whether a run starts from an operating point in place of the initial values. */
  readonly startsSteady: boolean
  /** Whether a run goes on where a value is not finite, as far as its solver can. */
  readonly bearsNotFinite: boolean
  /** For variable steps, else null; then `step` is only the grid of the sample times. */
  readonly variable: VariableSettings | null
  readonly blocks: readonly ProgramBlock[]
  /** Those that run plain functions, by index. */
  readonly callers: readonly number[]
  readonly memoryLength: number
  readonly timeAddress: number
  readonly sections: {
    readonly parameters: Section
    readonly outputs: Section
    readonly continuousStates: Section
    readonly derivatives: Section
    readonly discreteStates: Section
  }
  /** Sample intervals, initial values of states and guesses for loops: other outputs follow with the first major step. */
  readonly start: readonly Assignment[]
  /** Every output, in schedule order. */
  readonly majorOutputs: readonly Segment[]
  /** The continuous outputs on which derivatives depend, in schedule order. */
  readonly minorOutputs: readonly Segment[]
  /** Of a part that is switched off they are 0: their expressions say so. */
  readonly derivatives: readonly Assignment[]
  /** For variable steps, which need them, else null. */
  readonly events: EventPlan | null
  /** For solvers that want it, else null. */
  readonly jacobian: JacobianPlan | null
  /** x+ of every state that is updated; all are computed before any is written. */
  readonly updates: readonly Update[]
  readonly parameters: readonly ProgramParameter[]
  readonly tables: readonly ProgramTable[]
  /** What was read for it, for those who compile it once more. */
  readonly data: DataFiles
  readonly states: readonly ProgramState[]
  /** Every output in schedule order, as a place to look for the first value that is not finite. */
  readonly outputs: readonly Assignment[]
  /** By name, in the order in which the blocks stand in the project. */
  readonly signals: ReadonlyMap<string, Signal>
  /** By `path/block.port` of outputs that no block computes, such as a Model block's: the block that does, by index. */
  readonly passed: ReadonlyMap<string, number>
  readonly recordings: readonly Recording[]
  readonly files: readonly ProgramFile[]
  readonly watches: readonly ProgramWatch[]
}
