/**
 * Formulas as text, for blocks of the standard libraries. It stands beside the SDK, because its parser is no part of what
 * plugins get in the sandbox.
 */

export {
  computeStatements,
  describeStatementFault,
  StatementError,
} from '../engine/block/compute-statements.ts'
export { expressionFromText } from '../engine/block/expression-from-text.ts'
export { FormulaError } from '../engine/block/formula-error.ts'
export { readOwnNumbers } from '../engine/block/own-numbers.ts'
export { readStatements } from '../engine/block/statements.ts'
