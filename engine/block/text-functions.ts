/** What can stand in a parameter expression: constants, operators and functions. */
import { OPERATIONS } from './operations.ts'
import { broadcast, list, matrixOf, readCount, scalar, TextProblem, type TextValue } from './text-values.ts'

export const CONSTANTS: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  inf: Number.POSITIVE_INFINITY,
  Infinity: Number.POSITIVE_INFINITY,
  true: 1,
  false: 0,
}

export const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  dotMultiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  dotDivide: (a, b) => a / b,
  pow: (a, b) => a ** b,
  dotPow: (a, b) => a ** b,
  mod: (a, b) => (b === 0 ? a : a - b * Math.floor(a / b)),
  unaryMinus: a => -a,
  unaryPlus: a => a,
  smaller: (a, b) => Number(a < b),
  smallerEq: (a, b) => Number(a <= b),
  larger: (a, b) => Number(a > b),
  largerEq: (a, b) => Number(a >= b),
  equal: (a, b) => Number(a === b),
  unequal: (a, b) => Number(a !== b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  bitAnd: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
  bitOr: (a, b) => Number(a !== 0 || b !== 0),
  bitNot: a => Number(a === 0),
  not: a => Number(a === 0),
}

/** Of numbers, and element by element of lists. */
export const FUNCTIONS: Readonly<
  Record<string, { readonly arity: number; readonly evaluate: (...x: number[]) => number }>
> = {
  sin: { arity: 1, evaluate: Math.sin },
  cos: { arity: 1, evaluate: Math.cos },
  tan: { arity: 1, evaluate: Math.tan },
  asin: { arity: 1, evaluate: Math.asin },
  acos: { arity: 1, evaluate: Math.acos },
  atan: { arity: 1, evaluate: Math.atan },
  sinh: { arity: 1, evaluate: Math.sinh },
  cosh: { arity: 1, evaluate: Math.cosh },
  tanh: { arity: 1, evaluate: Math.tanh },
  atan2: { arity: 2, evaluate: Math.atan2 },
  exp: { arity: 1, evaluate: Math.exp },
  log: { arity: 1, evaluate: Math.log },
  ln: { arity: 1, evaluate: Math.log },
  log10: { arity: 1, evaluate: Math.log10 },
  log2: { arity: 1, evaluate: Math.log2 },
  sqrt: { arity: 1, evaluate: Math.sqrt },
  abs: { arity: 1, evaluate: Math.abs },
  sign: { arity: 1, evaluate: Math.sign },
  floor: { arity: 1, evaluate: Math.floor },
  ceil: { arity: 1, evaluate: Math.ceil },
  round: { arity: 1, evaluate: a => OPERATIONS.round.evaluate(a, 0, 0) },
  mod: { arity: 2, evaluate: (a, b) => (b === 0 ? a : a - b * Math.floor(a / b)) },
  rem: { arity: 2, evaluate: (a, b) => a % b },
  hypot: { arity: 2, evaluate: Math.hypot },
}

interface ListFunction {
  /** How many values it takes, for the message that says so. */
  readonly takes: string
  readonly evaluate: (values: readonly TextValue[]) => TextValue | null
}

/** Of whole lists, or that make them. Null where the values are not those that it takes. */
export const LIST_FUNCTIONS: Readonly<Record<string, ListFunction>> = {
  min: { takes: 'a list, or values', evaluate: values => fold('min', values, Math.min) },
  max: { takes: 'a list, or values', evaluate: values => fold('max', values, Math.max) },
  sum: { takes: 'a list', evaluate: values => ofList(values, add) },
  mean: { takes: 'a list', evaluate: values => ofList(values, all => add(all) / all.length) },
  length: { takes: 'a list', evaluate: values => ofList(values, all => all.length) },
  zeros: { takes: 'a length, or rows and columns', evaluate: sizes => fill(sizes, () => 0) },
  ones: { takes: 'a length, or rows and columns', evaluate: sizes => fill(sizes, () => 1) },
  eye: {
    takes: 'a number of rows',
    evaluate: ([size, ...rest]) =>
      size && rest.length === 0 ? matrixOf(only(size), only(size), (i, j) => Number(i === j)) : null,
  },
  linspace: { takes: 'the first, the last and the number of values', evaluate: ends => space(ends, x => x) },
  logspace: {
    takes: 'the exponents of the first and the last, and the number of values',
    evaluate: ends => space(ends, x => 10 ** x),
  },
}

function only({ value, isVector }: TextValue): number {
  const [first = Number.NaN] = value
  if (isVector) throw new TextProblem('A size is one number, not a list.')
  return first
}

function add(all: readonly number[]): number {
  return all.reduce((a, b) => a + b, 0)
}

function ofList(
  [one, ...rest]: readonly TextValue[],
  of: (all: readonly number[]) => number,
): TextValue | null {
  return one && rest.length === 0 ? scalar(of(one.value)) : null
}

function fold(name: string, values: readonly TextValue[], of: (...x: number[]) => number): TextValue | null {
  const [one, ...rest] = values
  if (!one) return null
  return rest.length === 0 ? scalar(one.value.reduce((a, b) => of(a, b))) : broadcast(name, values, of)
}

function fill([rows, columns, ...rest]: readonly TextValue[], value: () => number): TextValue | null {
  if (!rows || rest.length > 0) return null
  if (columns) return matrixOf(only(rows), only(columns), value)
  return list(Array.from({ length: readCount(only(rows), 'elements') }, value))
}

function space(
  [from, to, count, ...rest]: readonly TextValue[],
  of: (x: number) => number,
): TextValue | null {
  if (!from || !to || !count || rest.length > 0) return null
  const [a, b, n] = [only(from), only(to), readCount(only(count), 'elements')]
  return list(Array.from({ length: n }, (_, i) => of(i === n - 1 ? b : a + ((b - a) * i) / (n - 1))))
}
