/**
 * Arrays: vectors that are read at an index that is computed, and histories of samples over time. A discrete state that
 * is an array has one of its elements written in a step (`ElementUpdate`), so that a long delay costs no more than a
 * short one.
 */
import { type Expression, ExpressionError, type History, lift, type Operand } from './expression.ts'

/** The next value of one element of an array, all others staying as they are. */
export interface ElementUpdate {
  /** Counts from 0; rounded down, and held inside the array. */
  readonly index: Expression
  /** As wide as one element. */
  readonly value: Expression
}

export function isElementUpdate(update: Expression | ElementUpdate): update is ElementUpdate {
  return !('kind' in update)
}

/**
 * The element of an array at an index, rounded down and held inside the array. Elements are `elementWidth` wide; an
 * index that is a vector reads an array of scalars many times, one of wide elements with an index for each lane.
 */
export function arrayRead(array: Expression, index: Operand, elementWidth = 1): Expression {
  const at = lift(index)
  checkElements(array, elementWidth)
  checkLanes('index', at, elementWidth)
  const width = Math.max(at.width, elementWidth)
  const columns = at.width === width ? at.columns : 1
  return { kind: 'read', type: array.type, width, columns, array, index: at, elementWidth }
}

export interface HistorySource {
  /** Sample k stands at the position k modulo the length. */
  readonly times: Expression
  readonly values: Expression
  /** How many samples have been written since the start. */
  readonly written: Expression
  readonly elementWidth?: number
}

/**
 * What a signal was at a time, from samples (t, u) that were written in the order of time: a cubic between them where
 * they are smooth and a line where they are not, going on like that after them, the first value before them, and not a
 * number where the sample has been overwritten already.
 * Of several samples at one time the last one counts.
 */
export function history(at: Operand, source: HistorySource): Expression {
  return createHistory(at, source, 'value')
}

/** What `history` changes by when its time does. */
export function historySlope({ at, times, values, written, elementWidth }: History): Expression {
  return createHistory(at, { times, values, written, elementWidth }, 'slope')
}

function createHistory(at: Operand, source: HistorySource, result: History['result']): Expression {
  const { times, values, written, elementWidth = 1 } = source
  const when = lift(at)
  checkElements(values, elementWidth)
  checkLanes('time', when, elementWidth)
  if (times.width * elementWidth !== values.width) {
    throw new ExpressionError(
      `A history has ${times.width} times but ${values.width / elementWidth} values of width ${elementWidth}.`,
    )
  }
  if (written.width !== 1) throw new ExpressionError('A history has one count of samples.')
  const width = Math.max(when.width, elementWidth)
  const columns = when.width === width ? when.columns : 1
  const shape = { type: 'real', width, columns } as const
  return { kind: 'history', ...shape, at: when, times, values, written, elementWidth, result }
}

function checkElements(array: Expression, elementWidth: number): void {
  if (array.width % elementWidth !== 0)
    throw new ExpressionError(`An array of ${array.width} numbers has no elements of width ${elementWidth}.`)
}

function checkLanes(what: string, expression: Expression, elementWidth: number): void {
  if (elementWidth !== 1 && expression.width !== 1 && expression.width !== elementWidth) {
    throw new ExpressionError(
      `An array of elements of width ${elementWidth} cannot be read with a ${what} of width ${expression.width}.`,
    )
  }
}
