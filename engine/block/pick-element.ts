import { arrayRead } from './array.ts'
import { element } from './elements.ts'
import { subtract } from './elementwise.ts'
import { type Expression, ExpressionError } from './expression.ts'
import { FormulaError } from './formula-error.ts'
import { describeType, rowsOf } from './signal-type.ts'

/** An element by its number, or by row and column; a number that is computed is rounded down and held inside. */
export function pickElement(signal: Expression, indices: readonly Expression[]): Expression {
  const [first, second, ...more] = indices
  if (!first || more.length > 0)
    throw new FormulaError('An element is picked by one number, or by row and column.')
  if (first.kind !== 'constant' || (second && second.kind !== 'constant')) {
    if (second) throw new FormulaError('Row and column must be plain numbers.')
    return arrayRead(signal, subtract(first, 1))
  }
  const rows = rowsOf(signal)
  const row = (first.values[0] ?? 0) - 1
  const column = second ? (second.values[0] ?? 0) - 1 : 0
  const isInside = second ? row < rows && column >= 0 && column < signal.columns : row < signal.width
  if (!Number.isInteger(row) || !Number.isInteger(column) || row < 0 || !isInside) {
    const asked = indices.map(index => (index.kind === 'constant' ? index.values[0] : '')).join(', ')
    throw new ExpressionError(`There is no element ${asked} in ${describeType(signal)}; the first is 1.`, [
      signal,
    ])
  }
  return element(signal, column * rows + row)
}
