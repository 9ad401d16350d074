/**
 * Moves of blocks as a hand may make them, on a copy: a program runs quickly only where it has run often, and the first
 * blocks that are moved in a large diagram are not to wait for that.
 */
import type { Point } from './geometry.ts'
import { createWiring, type SettledWire, type Wire, type WiringChange } from './wiring.ts'

/** So many blocks, from all over the diagram, there and back. */
const MOVED = 90
const STEPS: readonly Point[] = [
  { x: 10, y: 0 },
  { x: 10, y: 60 },
]

/** @param first all that a diagram asks; @param settled how its wires lie. Yields after each move. */
export function* rehearseWiring(
  first: WiringChange,
  settled: ReadonlyMap<string, SettledWire>,
): Generator<undefined> {
  const scratch = createWiring(settled)
  scratch.change(first)
  yield
  const blocks = [...new Set(first.wires.flatMap(([, wire]) => (wire ? [wire.from.block] : [])))]
  const stride = Math.max(1, Math.floor(blocks.length / MOVED))
  for (let i = 0; i < blocks.length; i += stride) {
    for (const by of [...STEPS, { x: 0, y: 0 }]) {
      scratch.change(moveBlock(first, blocks[i] ?? '', by))
      yield
    }
  }
}

function moveBlock({ obstacles, wires }: WiringChange, name: string, by: Point): WiringChange {
  const end = (at: Wire['from']): Wire['from'] =>
    at.block === name ? { ...at, x: at.x + by.x, y: at.y + by.y } : at
  return {
    obstacles: obstacles.flatMap(([id, box]) =>
      box && (id === name || id.startsWith(`${name}/`))
        ? [[id, { ...box, x: box.x + by.x, y: box.y + by.y }] as const]
        : [],
    ),
    wires: wires.flatMap(([id, wire]) =>
      wire && (wire.from.block === name || wire.to.block === name)
        ? [[id, { ...wire, from: end(wire.from), to: end(wire.to) }] as const]
        : [],
    ),
  }
}
