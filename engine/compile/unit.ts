/** The schedule's unit of work. */
import type { Expression } from '../block/expression.ts'
import { inputsOf } from './feedthrough.ts'
import type { FlatBlock } from './flat-block.ts'

/** One output port of one flat block. */
export interface Unit {
  readonly block: number
  readonly port: string
  readonly expression: Expression
  /** Indices of the units it needs first. */
  readonly needs: readonly number[]
}

/** Units that must be known before anything of a block is computed: the flags of the model that it stands in. */
export function unitsAround({ activation }: FlatBlock, indexOf: ReadonlyMap<string, number>): number[] {
  return [activation.active, activation.reset].flatMap(source =>
    source ? (indexOf.get(`${source.block}.${source.port}`) ?? []) : [],
  )
}

/** Units whose values a block's expressions read through its inputs. */
export function unitsBehind(
  blocks: readonly FlatBlock[],
  indexOf: ReadonlyMap<string, number>,
  block: number,
  expressions: readonly Expression[],
): number[] {
  const sources = blocks[block]?.sources ?? {}
  const needs: number[] = []
  for (const expression of expressions) {
    for (const port of inputsOf(expression)) {
      const source = sources[port]
      const unit = source ? indexOf.get(`${source.block}.${source.port}`) : undefined
      if (unit !== undefined && !needs.includes(unit)) needs.push(unit)
    }
  }
  return needs
}
