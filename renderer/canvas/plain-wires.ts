/** Wires as they are drawn from far. One that is drawn as before is the very one of before. */
import type { DrawnConnection } from '../kernels/diagram.ts'
import type { WireDrawing } from '../kernels/wiring.ts'
import type { CarriedWires } from './flow-types.ts'

export interface PlainWire {
  readonly connection: DrawnConnection
  readonly drawing: WireDrawing
  readonly isSelected: boolean
}

interface Held {
  readonly selected: readonly string[]
  /** Drawn elsewhere, with the blocks that are dragged. */
  readonly carried: CarriedWires
}

/** @param drawings those that are not there yet are not drawn */
export type PlainWires = (
  connections: readonly DrawnConnection[],
  drawings: ReadonlyMap<string, WireDrawing>,
  held: Held,
) => readonly PlainWire[]

/** Asked of a thousand wires with every edit, and so in the order of the connections, that of before with few others. */
export function createPlainWires(): PlainWires {
  let before: readonly PlainWire[] = []
  return (connections, drawings, { selected, carried }) => {
    const areSelected = new Set(selected)
    const wires: PlainWire[] = []
    let next = 0
    for (const connection of connections) {
      const { id } = connection
      const drawing = drawings.get(id)
      if (!drawing || (carried.size > 0 && carried.has(id))) continue
      if (before[next]?.connection !== connection) next = findFrom(before, next, connection)
      const old = before[next]
      const isSelected = areSelected.size > 0 && areSelected.has(id)
      const isKnown = old?.connection === connection
      const isSame = isKnown && old.drawing === drawing && old.isSelected === isSelected
      wires.push(isSame ? old : { connection, drawing, isSelected })
      if (isKnown) next += 1
    }
    before = wires
    return wires
  }
}

/** Where it is from `start` on, or else `start`. */
function findFrom(wires: readonly PlainWire[], start: number, connection: DrawnConnection): number {
  for (let i = start; i < wires.length; i += 1) if (wires[i]?.connection === connection) return i
  return start
}
