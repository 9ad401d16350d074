/**
 * The order of computing. A unit is one output port of one block; it needs the units that feed the inputs through
 * which its expression looks, and the flags of the conditional model that it stands in. A component of more than one unit,
 * or a unit that needs itself, is an algebraic loop, unless its elements close none: it is torn at some of its units, which
 * are then solved for.
 */
import type { ConfiguredBehaviour } from '../block/behaviour.ts'
import { findStrongComponents } from '../math/strong-components.ts'
import type { FlatBlock } from './flat-block.ts'
import { isLoop, type Loop, planLoop } from './plan-loop.ts'
import { splitElements } from './split-elements.ts'
import { createUnitIndex, type Unit, unitsBehind } from './unit.ts'

export interface Schedule {
  readonly units: readonly Unit[]
  /** Unit indices and loops of them, in order. */
  readonly order: readonly (number | Loop)[]
}

export function schedule(blocks: readonly FlatBlock[], behaviours: readonly ConfiguredBehaviour[]): Schedule {
  const findUnit = createUnitIndex(behaviours)
  const units: Unit[] = []
  blocks.forEach((flat, block) => {
    const outputs = behaviours[block]?.outputs
    for (const port in outputs) {
      const expression = outputs[port]
      if (expression)
        units.push({ block, port, expression, needs: unitsBehind(flat, findUnit, [expression], true) })
    }
  })
  const surroundings = {
    units,
    sourceOf: (unit: number, port: string) => {
      const source = blocks[units[unit]?.block ?? -1]?.sources[port]
      return source ? findUnit(source) : undefined
    },
    add: (piece: Unit) => units.push(piece) - 1,
  }
  const order = findStrongComponents(units.map(unit => unit.needs))
    .flatMap(component => (isLoop(component, units) ? splitElements(component, surroundings) : [component]))
    .map(component => {
      const [first = 0] = component
      return isLoop(component, units) ? planLoop(component, units, blocks) : first
    })
  return { units, order }
}
