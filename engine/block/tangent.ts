/** Tangents, of which a structural zero is null, so that what does not depend on a leaf costs nothing. */
import { broadcast } from './elements.ts'
import { add, multiply } from './elementwise.ts'
import { constant, type Expression } from './expression.ts'
import { reshape } from './matrix.ts'
import type { Shape } from './signal-type.ts'

export type Tangent = Expression | null

/** As wide as what it is the tangent of. */
export function widen(tangent: Tangent, { width, columns }: Shape): Expression {
  if (tangent !== null && tangent.width === width) return tangent
  const wide = tangent === null ? constant(Array<number>(width).fill(0)) : broadcast(tangent, width)
  return reshape(wide, columns)
}

export function plus(a: Tangent, b: Tangent): Tangent {
  if (a === null) return b
  return b === null ? a : add(a, b)
}

export function times(tangent: Tangent, factor: Expression | number): Tangent {
  if (tangent === null || factor === 0) return null
  return factor === 1 ? tangent : multiply(tangent, factor)
}
