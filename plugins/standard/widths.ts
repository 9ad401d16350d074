import type { Expression } from '../sdk.ts'

/** Width of what these combine to, element by element. */
export function widthOf(...expressions: readonly Expression[]): number {
  return Math.max(...expressions.map(expression => expression.width))
}
