/**
 * Whether an algebraic loop is linear: next(y) = A y + b, where A and b depend on nothing that goes round. Torn truths
 * are held while the numbers are solved for, so that they count as given.
 */
import { type Expression, operandsOf, visit } from '../block/expression.ts'
import { bindingKey } from './binding.ts'
import type { Assignment, Binding, LinearLoop, LoopSolution } from './program.ts'

/** In what goes round: not at all, linearly with something added, or otherwise. */
type Degree = 0 | 1 | 2

interface Range {
  readonly address: number
  readonly width: number
}

/** More than this, and more than a factorisation costs, is not compared from step to step. */
const MOST_COMPARED = 64

export function findLinear({
  tears,
  values,
  tangents,
}: Pick<LoopSolution, 'tears' | 'values' | 'tangents'>): LinearLoop | null {
  const numbers = tears.filter(({ isTruth }) => !isTruth)
  const truths = new Set(tears.filter(({ isTruth }) => isTruth).map(({ next }) => next))
  const unknowns = new Set(numbers.flatMap(listAddresses))
  for (const value of values) {
    if (truths.has(value.address)) continue
    const degree = degreeOf(value, unknowns)
    if (degree === 2) return null
    if (degree === 1) for (const address of listAddresses(value)) unknowns.add(address)
  }
  const moving = new Set([
    ...tears.flatMap(({ tangent: address, width }) => listAddresses({ address, width })),
    ...tangents.flatMap(listAddresses),
  ])
  const found = listCoefficients(tangents, moving)
  if (found?.some(address => unknowns.has(address))) return null
  const size = numbers.reduce((sum, { width }) => sum + width, 0)
  return { coefficients: found && found.length <= Math.max(MOST_COMPARED, size ** 3) ? found : null }
}

function degreeOf({ expression, binding }: Assignment, unknowns: ReadonlySet<number>): Degree {
  const known = new Map<Expression, Degree>()
  const ofRange = (range: Range | null): Degree =>
    range && listAddresses(range).some(address => unknowns.has(address)) ? 1 : 0
  const find = (node: Expression): Degree => {
    const leaf = rangeOf(node, binding)
    if (leaf) return ofRange(leaf)
    const [a = 0, b = 0, c = 0] = operandsOf(node).map(operand => known.get(operand) ?? 0)
    const largest = operandsOf(node).reduce<Degree>(
      (most, operand) => larger(most, known.get(operand) ?? 0),
      0,
    )
    switch (node.kind) {
      case 'element':
      case 'concatenation':
        return largest
      case 'dot':
        return plus(a, b)
      case 'read':
        return b === 0 ? a : 2
      case 'operation':
        switch (node.operation) {
          case 'add':
          case 'subtract':
          case 'negate':
            return largest
          case 'multiply':
            return plus(a, b)
          case 'divide':
            return b === 0 ? a : 2
          case 'select':
            return a === 0 ? larger(b, c) : 2
        }
    }
    return largest === 0 ? 0 : 2
  }
  visit([expression], node => {
    if (!known.has(node)) known.set(node, find(node))
  })
  return known.get(expression) ?? 0
}

function larger(a: Degree, b: Degree): Degree {
  return a > b ? a : b
}

function plus(a: Degree, b: Degree): Degree {
  return a === 0 ? b : b === 0 ? a : 2
}

/** Addresses of all that tangents are made of besides tangents; null where it cannot be told by what stands in memory. */
function listCoefficients(
  tangents: readonly Assignment[],
  moving: ReadonlySet<number>,
): readonly number[] | null {
  const found = new Set<number>()
  let canTell = true
  for (const { expression, binding } of tangents) {
    const done = new Set<Expression>()
    const walk = (node: Expression): void => {
      if (done.has(node)) return
      done.add(node)
      if (node.kind === 'time' || node.kind === 'tick' || node.kind === 'call') canTell = false
      const leaf = rangeOf(node, binding)
      if (!leaf) return void operandsOf(node).forEach(walk)
      const addresses = listAddresses(leaf)
      if (!addresses.some(address => moving.has(address))) for (const address of addresses) found.add(address)
    }
    walk(expression)
  }
  return canTell ? [...found] : null
}

/** Of a leaf, or of one element of a leaf: where it stands. */
function rangeOf(node: Expression, binding: Binding): Range | null {
  const leaf = node.kind === 'element' ? node.operand : node
  if (leaf.kind !== 'input' && leaf.kind !== 'parameter' && leaf.kind !== 'state') return null
  const first = binding.get(bindingKey(leaf.kind, leaf.name))
  if (first === undefined) return { address: 0, width: 0 }
  return node.kind === 'element'
    ? { address: first + node.index, width: 1 }
    : { address: first, width: leaf.width }
}

function listAddresses({ address, width }: Range): number[] {
  return Array.from({ length: width }, (_, i) => address + i)
}
