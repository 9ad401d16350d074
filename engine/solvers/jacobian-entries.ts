/**
 * df/dx for a stiff solver: what the problem gives where that is finite (the slope of a root at 0 is not), or forward
 * differences, where one evaluation of f serves all columns of a colour.
 */
import { areFinite } from '../math/finite.ts'
import { colourColumns, densePattern, rowsOf, type SparsityPattern } from '../math/sparsity.ts'
import type { Derivatives, VariableProblem } from './solver.ts'

export interface JacobianEntries {
  readonly pattern: SparsityPattern
  readonly entries: Float64Array
  /** At (t, x) with dx = f(t, x); h is the step to come, for the size of differences. */
  readonly evaluate: (t: number, x: Float64Array, dx: Float64Array, h: number) => void
}

const ROOT_EPSILON = 2 ** -26

export function createJacobianEntries(problem: VariableProblem, f: Derivatives): JacobianEntries {
  const { size, jacobian } = problem
  const pattern = problem.pattern ?? densePattern(size)
  const entries = new Float64Array(pattern.rows.length)
  const colours = colourColumns(pattern).map(columns =>
    columns.map(column => ({
      column,
      first: pattern.columnStarts[column] ?? 0,
      rows: rowsOf(pattern, column),
    })),
  )
  const point = new Float64Array(size)
  const slope = new Float64Array(size)
  const increments = new Float64Array(size)
  const takeDifferences: JacobianEntries['evaluate'] = (t, x, dx, h) => {
    let largest = 0
    for (let i = 0; i < size; i += 1) largest = Math.max(largest, Math.abs(x[i] ?? 0))
    const floor = largest > 0 ? 1e-6 * largest : 1
    for (let i = 0; i < size; i += 1) {
      const reach = Math.max(Math.abs(x[i] ?? 0), Math.abs(h * (dx[i] ?? 0)), floor)
      const moved = (x[i] ?? 0) + ROOT_EPSILON * reach
      increments[i] = moved - (x[i] ?? 0)
    }
    for (const columns of colours) {
      point.set(x)
      for (const { column } of columns) point[column] = (x[column] ?? 0) + (increments[column] ?? 0)
      f(t, point, slope)
      for (const { column, first, rows } of columns) {
        const increment = increments[column] ?? 1
        for (let k = 0; k < rows.length; k += 1) {
          const row = rows[k] ?? 0
          entries[first + k] = ((slope[row] ?? 0) - (dx[row] ?? 0)) / increment
        }
      }
    }
  }
  if (!jacobian) return { pattern, entries, evaluate: takeDifferences }
  return {
    pattern,
    entries,
    evaluate: (t, x, dx, h) => {
      jacobian(t, x, entries)
      if (!areFinite(entries)) takeDifferences(t, x, dx, h)
    },
  }
}
