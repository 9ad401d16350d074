/** One sweep of tangents for each colour of columns gives all entries of a Jacobian. */
import type { JacobianPlan } from '../compile/program.ts'
import { colourColumns, rowsOf } from '../math/sparsity.ts'

/** Null where no tangents are carried. `sweep` takes the tangents in memory from the states to the derivatives. */
export function createJacobian(
  plan: JacobianPlan | null,
  memory: Float64Array,
  sweep: () => void,
): ((into: Float64Array) => void) | null {
  if (!plan?.tangents) return null
  const { pattern, tangents } = plan
  const { seeds, results } = tangents
  const colours = colourColumns(pattern).map(columns => ({
    columns,
    entries: columns.flatMap(column =>
      [...rowsOf(pattern, column)].map((row, k) => ({
        entry: (pattern.columnStarts[column] ?? 0) + k,
        address: results + row,
      })),
    ),
  }))
  return into => {
    for (const { columns, entries } of colours) {
      for (const column of columns) memory[seeds + column] = 1
      sweep()
      for (const { entry, address } of entries) into[entry] = memory[address] ?? 0
      for (const column of columns) memory[seeds + column] = 0
    }
  }
}
