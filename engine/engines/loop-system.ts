/**
 * The torn numbers y of an algebraic loop as a system F(y) = 0 in a run's memory: F = next(y) - y, of a constraint next(y)
 * alone. Its Jacobian is exact, one direction of tangents at a time. Factors are kept where the loop is linear and nothing
 * of what its Jacobian is made of has changed since.
 */
import { visit } from '../block/expression.ts'
import { bindingKey } from '../compile/binding.ts'
import type { LoopSolution, Tear } from '../compile/program.ts'
import { areFinite } from '../math/finite.ts'
import { factorise, substitute } from '../math/linear-solve.ts'

/** How one engine computes a loop's parts. */
export interface LoopParts {
  readonly loop: LoopSolution
  readonly memory: Float64Array
  /** Once round the loop: the other outputs, then every tear's `next`. */
  readonly computeValues: () => void
  readonly computeTangents: () => void
}

export interface LoopSystem {
  readonly size: number
  readonly isLinear: boolean
  /** y, next(y) and F of the last evaluation. */
  readonly values: Float64Array
  readonly next: Float64Array
  readonly miss: Float64Array
  /** y as it stands in memory. */
  readonly readInto: (y: Float64Array) => void
  /** The largest of what goes round or comes in, in whatever unit. */
  readonly findSpan: () => number
  readonly isConstraint: (index: number) => boolean
  /** Goes round once with y = from + part * along; whether all is finite. */
  readonly evaluateAt: (from: Float64Array, part: number, along: Float64Array) => boolean
  /** The same with y as it stands in memory. */
  readonly evaluate: () => boolean
  /** dF/dy where it was evaluated last. */
  readonly differentiate: (into: Float64Array) => void
  /** Whether dF/dy is regular there; its factors serve `correct` from then on. */
  readonly prepare: () => boolean
  /** d with dF/dy d = -F, where dF/dy is that of the last `prepare` and F that of the last evaluation. */
  readonly correct: (into: Float64Array) => void
}

export function createLoopSystem({ loop, memory, computeValues, computeTangents }: LoopParts): LoopSystem {
  const tears = loop.tears.filter(({ isTruth }) => !isTruth)
  const truths = loop.tears.filter(({ isTruth }) => isTruth)
  const size = tears.reduce((sum, { width }) => sum + width, 0)
  const list = (of: (tear: Tear) => number): Int32Array =>
    Int32Array.from(tears.flatMap(tear => Array.from({ length: tear.width }, (_, i) => of(tear) + i)))
  const addresses = list(({ address }) => address)
  const nexts = list(({ next }) => next)
  const seeds = list(({ tangent }) => tangent)
  const results = list(({ nextTangent }) => nextTangent)
  const own = Float64Array.from(
    tears.flatMap(tear => Array<number>(tear.width).fill(tear.isConstraint ? 0 : 1)),
  )
  const values = new Float64Array(size)
  const next = new Float64Array(size)
  const miss = new Float64Array(size)
  const matrix = new Float64Array(size * size)
  const swaps = new Int32Array(size)
  const rowScales = new Float64Array(size).fill(1)
  const coefficients = Int32Array.from(loop.linear?.coefficients ?? [])
  const keepsFactors = loop.linear?.coefficients != null
  const signals = listSignals(loop)
  const noted = new Float64Array(coefficients.length)
  let hasFactors = false
  const read = (table: Int32Array, i: number): number => memory[table[i] ?? 0] ?? 0

  const evaluate = (): boolean => {
    computeValues()
    for (let i = 0; i < size; i += 1) {
      values[i] = read(addresses, i)
      next[i] = read(nexts, i)
      miss[i] = (next[i] ?? 0) - (own[i] ?? 0) * (values[i] ?? 0)
    }
    return areFinite(miss)
  }
  const differentiate = (into: Float64Array): void => {
    for (const { tangent, width } of truths) memory.fill(0, tangent, tangent + width)
    for (let column = 0; column < size; column += 1) {
      for (let i = 0; i < size; i += 1) memory[seeds[i] ?? 0] = i === column ? 1 : 0
      computeTangents()
      for (let row = 0; row < size; row += 1)
        into[row * size + column] = read(results, row) - (row === column ? (own[row] ?? 0) : 0)
    }
  }
  /** A constraint may be of any size: its row is scaled, by a power of 2, to one beside those of the others. */
  const scaleRows = (): void => {
    for (let row = 0; row < size; row += 1) {
      if (own[row] === 1) continue
      let largest = 0
      for (let i = row * size; i < (row + 1) * size; i += 1)
        largest = Math.max(largest, Math.abs(matrix[i] ?? 0))
      const scale = largest > 0 ? 2 ** -Math.floor(Math.log2(largest)) : 1
      rowScales[row] = Number.isFinite(scale) ? scale : 1
      for (let i = row * size; i < (row + 1) * size; i += 1)
        matrix[i] = (matrix[i] ?? 0) * (rowScales[row] ?? 1)
    }
  }
  const hasChanged = (): boolean => {
    let isSame = true
    for (let i = 0; i < coefficients.length; i += 1) {
      const value = read(coefficients, i)
      if (value !== noted[i]) isSame = false
      noted[i] = value
    }
    return !isSame
  }
  return {
    size,
    isLinear: loop.linear !== null,
    values,
    next,
    miss,
    readInto: y => {
      for (let i = 0; i < size; i += 1) y[i] = read(addresses, i)
    },
    findSpan: () => {
      let span = 0
      for (const address of signals) span = Math.max(span, Math.abs(memory[address] ?? 0))
      return span
    },
    isConstraint: index => own[index] === 0,
    evaluate,
    evaluateAt: (from, part, along) => {
      for (let i = 0; i < size; i += 1) memory[addresses[i] ?? 0] = (from[i] ?? 0) + part * (along[i] ?? 0)
      return evaluate()
    },
    differentiate,
    prepare: () => {
      const isOther = keepsFactors && hasChanged()
      if (hasFactors && keepsFactors && !isOther) return true
      differentiate(matrix)
      scaleRows()
      hasFactors = factorise(matrix, swaps, size)
      return hasFactors
    },
    correct: into => {
      for (let i = 0; i < size; i += 1) into[i] = -(miss[i] ?? 0) * (rowScales[i] ?? 1)
      substitute(matrix, swaps, into, size)
    },
  }
}

/** Addresses of what goes round and of what comes in. */
function listSignals({ tears, values }: LoopSolution): Int32Array {
  const found = new Set<number>()
  const add = (address: number, width: number): void => {
    for (let i = 0; i < width; i += 1) found.add(address + i)
  }
  for (const { address, width } of [...tears, ...values]) add(address, width)
  for (const { expression, binding } of values)
    visit([expression], node => {
      if (node.kind !== 'input' && node.kind !== 'state') return
      const address = binding.get(bindingKey(node.kind, node.name))
      if (address !== undefined) add(address, node.width)
    })
  return Int32Array.from(found)
}
