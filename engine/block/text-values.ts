/** Values of parameter expressions: scalars, lists and matrices, and what may be done with them. */

export interface TextValue {
  /** Of a matrix, column by column. */
  readonly value: readonly number[]
  readonly isVector: boolean
  /** Of a matrix only; `[1; 2]` is one of one column, `[1, 2]` is a list. */
  readonly columns?: number
}

/** What a user is told of an expression that has no value. */
export class TextProblem extends Error {
  readonly hint: string | undefined
  /** The name whose own value is at fault, where the expression itself is sound. */
  readonly through: string | undefined
  constructor(message: string, hint?: string, through?: string) {
    super(message)
    this.hint = hint
    this.through = through
  }
}

/** Enough for a table, and not enough to fill the memory by a slip such as 0:1e-9:1. */
const MOST_ELEMENTS = 1_000_000

export function scalar(value: number): TextValue {
  return { value: [value], isVector: false }
}

export function list(value: readonly number[]): TextValue {
  return { value, isVector: true }
}

/** A matrix of `value(row, column)`, both from 0. @throws TextProblem where there would be no or too many elements */
export function matrixOf(
  rows: number,
  columns: number,
  value: (row: number, column: number) => number,
): TextValue {
  const [m, n] = [readCount(rows, 'rows'), readCount(columns, 'columns')]
  readCount(m * n, 'elements')
  return {
    value: Array.from({ length: m * n }, (_, i) => value(i % m, Math.floor(i / m))),
    isVector: true,
    columns: n,
  }
}

/** @throws TextProblem where it is no count from 1 to a million */
export function readCount(count: number, what: string): number {
  if (Number.isInteger(count) && count >= 1 && count <= MOST_ELEMENTS) return count
  throw new TextProblem(
    `A list cannot have ${count} ${what}.`,
    `Give a whole number from 1 to ${MOST_ELEMENTS}.`,
  )
}

/** `from`, `from` + `step`, ... up to `to`, which is met where rounding alone keeps it off. */
export function rangeOf(from: number, step: number, to: number): TextValue {
  const blur = 2 ** -50 * Math.max(Math.abs(from), Math.abs(to))
  const count = Math.floor((to - from + Math.sign(step) * blur) / step) + 1
  if (!(count >= 1) || step === 0)
    throw new TextProblem(
      `From ${from} in steps of ${step} nothing leads to ${to}.`,
      'Write start:step:end, such as 0:0.1:1.',
    )
  return list(Array.from({ length: readCount(count, 'elements') }, (_, i) => from + i * step))
}

export function broadcast(
  what: string,
  operands: readonly TextValue[],
  evaluate: (...x: number[]) => number,
): TextValue {
  const wide = operands.filter(operand => operand.value.length !== 1)
  const width = wide[0]?.value.length ?? 1
  const columns = operands.find(
    operand => operand.columns !== undefined && operand.value.length === width,
  )?.columns
  if (wide.some(operand => operand.value.length !== width || operand.columns !== wide[0]?.columns))
    throw new TextProblem(`${what} cannot combine ${wide.map(describe).join(' with ')}.`)
  const value = Array.from({ length: width }, (_, i) =>
    evaluate(...operands.map(operand => operand.value[operand.value.length === 1 ? 0 : i] ?? Number.NaN)),
  )
  const isVector = operands.some(operand => operand.isVector)
  return { value, isVector, ...(columns === undefined ? {} : { columns }) }
}

/** A list of numbers, or a matrix of lists that are its rows. */
export function joinItems(items: readonly TextValue[]): TextValue {
  const [first] = items
  if (!first) throw new TextProblem('A list needs at least one element.')
  if (items.every(item => !item.isVector)) return { value: items.flatMap(item => item.value), isVector: true }
  const columns = first.value.length
  if (items.some(item => !item.isVector || item.columns !== undefined)) {
    throw new TextProblem(
      'A list holds numbers, or rows of numbers.',
      'Write a list as [1, 2, 3], a matrix as [1, 2; 3, 4].',
    )
  }
  const odd = items.find(item => item.value.length !== columns)
  if (odd)
    throw new TextProblem(`A matrix has rows of one length, not of ${columns} and ${odd.value.length}.`)
  const value = Array.from({ length: columns }, (_, i) => items.map(item => item.value[i] ?? 0)).flat()
  return { value, isVector: true, columns }
}

export function isMatrixProduct(a: TextValue, b: TextValue): boolean {
  const isMatrix = a.columns !== undefined || b.columns !== undefined
  return isMatrix && a.value.length > 1 && b.value.length > 1
}

/** A list is a row on the left and a column on the right. */
export function multiplyMatrices(a: TextValue, b: TextValue): TextValue {
  const inner = a.columns ?? a.value.length
  const rows = a.value.length / inner
  const columns = b.columns ?? 1
  if (b.value.length / columns !== inner)
    throw new TextProblem(
      `${describe(a)} times ${describe(b)} is no matrix product.`,
      'Use .* for element by element.',
    )
  const value = Array.from({ length: rows * columns }, (_, i) => {
    const row = i % rows
    const column = Math.floor(i / rows)
    let sum = 0
    for (let k = 0; k < inner; k += 1)
      sum += (a.value[k * rows + row] ?? 0) * (b.value[column * inner + k] ?? 0)
    return sum
  })
  return value.length === 1 ? { value, isVector: false } : { value, isVector: true, columns }
}

export function transpose([operand]: readonly TextValue[]): TextValue {
  if (!operand || operand.value.length === 1) return operand ?? { value: [], isVector: false }
  const { value, columns } = operand
  if (columns === undefined) return { value, isVector: true, columns: 1 }
  const rows = value.length / columns
  if (columns === 1) return { value, isVector: true }
  return {
    value: Array.from(
      { length: value.length },
      (_, i) => value[(i % columns) * rows + Math.floor(i / columns)] ?? 0,
    ),
    isVector: true,
    columns: rows,
  }
}

function describe({ value, columns }: TextValue): string {
  return columns === undefined
    ? `a list of ${value.length} elements`
    : `a ${value.length / columns} x ${columns} matrix`
}

/**
 * Elements by their numbers from 1: `v(2)`, `v(1:3)`, `A(2, 1)`, `A(1, :)`.
 * @throws TextProblem where there is no such element
 */
export function pickElements(name: string, from: TextValue, indices: readonly TextValue[]): TextValue {
  const { value, columns } = from
  const [first, second] = indices
  const check = (index: number, size: number, what: string): number => {
    if (Number.isInteger(index) && index >= 1 && index <= size) return index - 1
    throw new TextProblem(`${name} has no ${what} ${index}.`, `Its ${what}s are numbered from 1 to ${size}.`)
  }
  if (first && !second) {
    const picked = first.value.map(index => value[check(index, value.length, 'element')] ?? 0)
    return first.isVector ? list(picked) : { value: picked, isVector: false }
  }
  if (!first || !second || indices.length > 2)
    throw new TextProblem(`${name} takes one number or two, as in ${name}(2) or ${name}(1, 2).`)
  const width = columns ?? value.length
  const height = value.length / width
  const rows = first.value.map(row => check(row, height, 'row'))
  const across = second.value.map(column => check(column, width, 'column'))
  const at = (row: number, column: number): number => value[column * height + row] ?? 0
  if (!first.isVector && !second.isVector) return scalar(at(rows[0] ?? 0, across[0] ?? 0))
  if (rows.length === 1) return list(across.map(column => at(rows[0] ?? 0, column)))
  return matrixOf(rows.length, across.length, (i, j) => at(rows[i] ?? 0, across[j] ?? 0))
}

/** How many elements a dimension has, for `end`: of two, rows or columns, of one, all. */
export function extentOf(
  { value, columns = value.length }: TextValue,
  dimension: number,
  of: number,
): number {
  if (of === 1) return value.length
  return dimension === 0 ? value.length / columns : columns
}
