/** x' = A x + B u, y = C x + D u: shapes of the matrices and the two right-hand sides. */
import {
  add,
  describeType,
  type Expression,
  ExpressionError,
  matrixMultiply,
  matrixParameter,
  reshape,
  rowsOf,
  transpose,
} from '../sdk.ts'

export const MATRICES = {
  A: matrixParameter('A', '[-1]', {
    description: 'Square matrix such as [0, 1; -9, 0]; a list holds it row by row, here and below.',
  }),
  B: matrixParameter('B', '[1]', { description: 'As many rows as A, a column for each input.' }),
  C: matrixParameter('C', '[1]', { description: 'As many columns as A, a row for each output.' }),
  D: matrixParameter('D', '0', {
    description: 'A row for each output, a column for each input; 0 for none.',
  }),
}

interface Matrices {
  readonly A: Expression
  readonly B: Expression
  readonly C: Expression
  readonly D: Expression
}

/** Matrices with n states; lists become matrices row by row. */
export function shapeMatrices({ A, B, C, D }: Matrices): Matrices & { readonly states: number } {
  const states = Math.round(Math.sqrt(A.width))
  if (states ** 2 !== A.width) throw new ExpressionError(`A with ${A.width} elements is not square.`, [A])
  if (B.width % states !== 0)
    throw new ExpressionError(`B with ${B.width} elements does not have the ${states} rows of A.`, [B])
  if (C.width % states !== 0)
    throw new ExpressionError(`C with ${C.width} elements does not have the ${states} columns of A.`, [C])
  const [inputs, outputs] = [B.width / states, C.width / states]
  if (D.width !== 1 && D.width !== inputs * outputs)
    throw new ExpressionError(`D with ${D.width} elements is not ${outputs} x ${inputs}.`, [D])
  return {
    A: byRows(A, states),
    B: byRows(B, inputs),
    C: byRows(C, states),
    D: D.width === 1 ? D : byRows(D, inputs),
    states,
  }
}

function byRows(list: Expression, columns: number): Expression {
  if (list.columns === columns) return list
  if (list.columns !== 1 && rowsOf(list) !== 1)
    throw new ExpressionError(`${describeType(list)} cannot have ${columns} columns here.`, [list])
  return transpose(reshape(list, list.width / columns))
}

/** A x + B u. */
export function stateRate({ A, B }: Matrices, x: Expression, u: Expression): Expression {
  return add(matrixMultiply(A, x), matrixMultiply(B, expectInputs(B, u)))
}

/** C x + D u; without the input where D is a constant 0 in the text cannot be known, so D always counts. */
export function stateOutput({ B, C, D }: Matrices, x: Expression, u: Expression): Expression {
  const inputs = expectInputs(B, u)
  const direct = D.width === 1 && (inputs.width !== 1 || rowsOf(C) !== 1) ? null : matrixMultiply(D, inputs)
  const free = matrixMultiply(C, x)
  return direct ? add(free, direct) : free
}

function expectInputs(B: Expression, u: Expression): Expression {
  if (u.width === B.columns) return u
  throw new ExpressionError(`B has ${B.columns} columns, but ${describeType(u)} arrives.`, [B, u])
}
