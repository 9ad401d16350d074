/** The flag of a conditional model, as its blocks meet it in a Program. */

import { isTrue, select } from '../block/elementwise.ts'
import { type Expression, reference } from '../block/expression.ts'
import { FLAG } from './lay-out.ts'
import type { Parts } from './parts.ts'

/** Address of the flag under which a block runs; null: always. */
export function whenOf({ flat, layout }: Pick<Parts, 'flat' | 'layout'>, block: number): number | null {
  const active = flat.blocks[block]?.activation.active
  return (active && layout.outputAddress(active.block, active.port)) ?? null
}

/** A derivative that is 0 while the block is off. */
export function whileOn({ flat }: Pick<Parts, 'flat'>, block: number, derivative: Expression): Expression {
  if (!flat.blocks[block]?.activation.active) return derivative
  return select(isTrue(reference('input', FLAG, 1)), derivative, 0)
}
