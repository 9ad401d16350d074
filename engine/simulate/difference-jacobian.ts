import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { rowsOf } from '../math/sparsity.ts'
import { copy } from './follow.ts'

/** Of a state: how far a column of the Jacobian reaches. */
const NUDGE = 2 ** -26

/** The entries of the Program's Jacobian by forward differences, column by column, at the states in memory. */
export function differenceJacobian(
  { jacobian }: Program,
  { context, computeDerivatives }: Pick<Engine, 'context' | 'computeDerivatives'>,
  into: Float64Array,
): void {
  if (!jacobian) return
  const { pattern } = jacobian
  const { continuousStates: states, derivatives } = context
  const at = Float64Array.from(states)
  computeDerivatives()
  const base = Float64Array.from(derivatives)
  for (let column = 0; column < at.length; column += 1) {
    const value = at[column] ?? 0
    const moved = value + NUDGE * Math.max(Math.abs(value), 1e-3)
    copy(at, states)
    states[column] = moved
    computeDerivatives()
    rowsOf(pattern, column).forEach((row, k) => {
      const change = (derivatives[row] ?? 0) - (base[row] ?? 0)
      into[(pattern.columnStarts[column] ?? 0) + k] = change / (moved - value)
    })
  }
  copy(at, states)
}
