/**
 * Exact derivatives of expression graphs, forward mode: for each node its tangent, from the tangents of the leaves. At a
 * kink (Saturation, a table's point) it is the derivative of the branch that the value takes.
 */
import { arrayRead, history, historySlope } from './array.ts'
import { concatenate, dot, element, elements } from './elements.ts'
import {
  absolute,
  add,
  divide,
  greater,
  less,
  maximum,
  multiply,
  negate,
  or,
  select,
  subtract,
} from './elementwise.ts'
import type { Call, Expression, History, Lookup } from './expression.ts'
import { lookup } from './lookup.ts'
import { reshape } from './matrix.ts'
import { callFunction } from './plain-function.ts'
import { plus, type Tangent, times, widen } from './tangent.ts'
import { tangentOfOperation } from './tangent-of-operation.ts'

/** The tangent of a leaf, as wide as the leaf or a scalar; null where it does not change. */
export type Seed = (leaf: Expression) => Tangent

export interface Differentiator {
  /** The tangent of an expression, null where it is structurally zero. Shared nodes are differentiated once. */
  readonly differentiate: (expression: Expression) => Tangent
}

export function createDifferentiator(seed: Seed): Differentiator {
  const known = new Map<Expression, Tangent>()
  const differentiate = (node: Expression): Tangent => {
    const found = known.get(node)
    if (found !== undefined) return found
    const tangent = tangentOf(node)
    known.set(node, tangent)
    return tangent
  }
  const tangentOf = (node: Expression): Tangent => {
    switch (node.kind) {
      case 'constant':
        return null
      case 'time':
      case 'tick':
      case 'input':
      case 'parameter':
      case 'state':
        return seed(node)
      case 'element': {
        const inner = differentiate(node.operand)
        return inner && (inner.width === 1 ? inner : element(inner, node.index))
      }
      case 'concatenation': {
        const inner = node.operands.map(differentiate)
        if (inner.every(tangent => tangent === null)) return null
        return reshape(
          concatenate(node.operands.map((operand, i) => widen(inner[i] ?? null, operand))),
          node.columns,
        )
      }
      case 'dot': {
        const { a, b } = node
        const first = differentiate(a)
        const second = differentiate(b)
        return plus(first && dot(widen(first, a), b), second && dot(a, widen(second, b)))
      }
      case 'lookup':
        return times(differentiate(node.x), slopeOf(node))
      case 'read': {
        const inner = differentiate(node.array)
        return inner && arrayRead(widen(inner, node.array), node.index, node.elementWidth)
      }
      case 'history':
        return node.result === 'slope' ? null : tangentOfHistory(node)
      case 'call':
        return tangentOfCall(node, node.operands.map(differentiate))
      case 'operation':
        return tangentOfOperation(node, node.operands.map(differentiate))
    }
  }
  const tangentOfHistory = (node: History): Tangent => {
    const ofValues = differentiate(node.values)
    const byValues = ofValues && history(node.at, { ...node, values: widen(ofValues, node.values) })
    return plus(byValues, times(differentiate(node.at), historySlope(node)))
  }
  return { differentiate }
}

/** Of the size of an operand; the best for central differences. */
const RELATIVE_STEP = 2 ** -17

/** Nobody knows the slopes of a plain function: central differences, one operand's element after the other. */
function tangentOfCall({ callee, operands, width }: Call, tangents: readonly Tangent[]): Tangent {
  let sum: Tangent = null
  operands.forEach((operand, i) => {
    const tangent = tangents[i] ?? null
    if (tangent === null) return
    const wide = widen(tangent, operand)
    for (let k = 0; k < operand.width; k += 1) {
      const step = multiply(RELATIVE_STEP, maximum(1, absolute(element(operand, k))))
      const moved = (by: Expression): Expression => {
        const parts = elements(operand)
        const at = concatenate(parts.with(k, add(element(operand, k), by)))
        return callFunction(callee, operands.with(i, reshape(at, operand.columns)), width)
      }
      const slope = divide(subtract(moved(step), moved(negate(step))), multiply(2, step))
      sum = plus(sum, multiply(slope, element(wide, k)))
    }
  })
  return sum
}

/** The slope of a table at x: that of its interval, 0 beyond ends that clip. */
function slopeOf({ x, xs, ys, method, ends }: Lookup): Expression | number {
  if (method !== 'linear' || xs.width < 2) return 0
  const last = xs.width - 1
  const slopes = Array.from({ length: xs.width }, (_, i) => {
    const left = Math.min(i, last - 1)
    return divide(
      subtract(element(ys, left + 1), element(ys, left)),
      subtract(element(xs, left + 1), element(xs, left)),
    )
  })
  const inside = lookup(x, xs, concatenate(slopes), 'previous', 'clip')
  if (ends === 'extrapolate') return inside
  return select(or(less(x, element(xs, 0)), greater(x, element(xs, last))), 0, inside)
}
