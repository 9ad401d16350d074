/** The schedule's unit of work. */
import type { ConfiguredBehaviour } from '../block/behaviour.ts'
import type { Expression } from '../block/expression.ts'
import type { Source } from './activation.ts'
import { inputsOf } from './feedthrough.ts'
import type { FlatBlock } from './flat-block.ts'
import { once } from './once.ts'

/** One output port of one flat block, or one element of it where only some of them are in a loop. */
export interface Unit {
  readonly block: number
  readonly port: string
  readonly expression: Expression
  /** Indices of the units it needs first. */
  readonly needs: number[]
  /** Of a piece of a unit: that unit, and which element it is, unless it is all of it. */
  readonly whole?: number
  readonly element?: number
}

/** Finds the unit of an output; undefined where the block has none of that name. */
export type FindUnit = (source: Source) => number | undefined

/** Units in the order of the blocks, and of the outputs of each. */
export function createUnitIndex(behaviours: readonly ConfiguredBehaviour[]): FindUnit {
  const positionsOf = once(
    ({ outputs }: ConfiguredBehaviour) => new Map(Object.keys(outputs).map((port, i) => [port, i])),
  )
  const firsts = new Int32Array(behaviours.length)
  let next = 0
  behaviours.forEach((behaviour, block) => {
    firsts[block] = next
    next += positionsOf(behaviour).size
  })
  return ({ block, port }) => {
    const behaviour = behaviours[block]
    const position = behaviour && positionsOf(behaviour).get(port)
    return position === undefined ? undefined : (firsts[block] ?? 0) + position
  }
}

/**
 * Units that must be known before a block's expressions: those that they read through its inputs and, with `hasFlags`, the
 * flags of the model that it stands in.
 */
export function unitsBehind(
  { sources, activation }: FlatBlock,
  findUnit: FindUnit,
  expressions: readonly Expression[],
  hasFlags = false,
): number[] {
  const needs: number[] = []
  const add = (source: Source | null | undefined): void => {
    const unit = source ? findUnit(source) : undefined
    if (unit !== undefined && !needs.includes(unit)) needs.push(unit)
  }
  for (const expression of expressions) for (const port of inputsOf(expression)) add(sources[port])
  if (hasFlags) {
    add(activation.active)
    add(activation.reset)
  }
  return needs
}
