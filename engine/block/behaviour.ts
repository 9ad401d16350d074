/** What a block computes: expression graphs over its inputs, parameters and states. */
import { type ElementUpdate, isElementUpdate } from './array.ts'
import type { Expression } from './expression.ts'
import type { ParameterValues } from './parameter.ts'
import type { SignalType } from './signal-type.ts'

/** Leaf of the kind `parameter` that every block has: seconds between its sample hits. */
export const INTERVAL = '$interval'

/** A state: its value at the start, and how many columns its elements form. */
export interface StateDeclaration {
  readonly initial: Expression
  readonly kind: 'continuous' | 'discrete'
  readonly width: number
  readonly columns?: number
  /** Of an array: the width of one element. Initial values of this width, or scalars, hold for every element. */
  readonly elementWidth?: number
}

/** What a block computes, as graphs over its inputs, parameters and states. */
export interface Behaviour {
  /** By output port. */
  readonly outputs: Readonly<Record<string, Expression>>
  /** By continuous state: dx/dt. */
  readonly derivatives?: Readonly<Record<string, Expression>>
  /**
   * By state: the value after the update at a major step, from the values before it. Discrete states take it at the
   * block's sample hits; a continuous state that has one is reset to it at every major step (x where nothing happens).
   * Of an array, one element may change alone.
   */
  readonly updates?: Readonly<Record<string, Expression | ElementUpdate>>
  /**
   * Of a source whose breaks are known: when the next one is, strictly after the time, or Infinity. It reads the time and
   * parameters only. Variable steps land on it.
   */
  readonly nextEvent?: Expression
  /** By output port that stands in an algebraic loop: the value from which the loop is solved at the start, else 0. */
  readonly guesses?: Readonly<Record<string, Expression>>
}

/** A configuration: evaluated parameters and the types of the signals that arrive. */
export interface Configuration {
  readonly parameters: ParameterValues
  /** By input port; what is not connected is a scalar. */
  readonly inputs: Readonly<Record<string, SignalType>>
  /** For role `rate-transition`: what feeds its input `u` is slower than what reads its output. */
  readonly isSlowToFast?: boolean
}

export interface ConfiguredBehaviour extends Behaviour {
  readonly states: Readonly<Record<string, StateDeclaration>>
  /** By the name of the leaf of the kind `parameter`. */
  readonly tables?: Readonly<Record<string, readonly number[]>>
}

/** All expressions of a behaviour's updates. */
export function updatesOf({ updates = {} }: Behaviour): Expression[] {
  return Object.values(updates).flatMap(update =>
    isElementUpdate(update) ? [update.index, update.value] : [update],
  )
}
