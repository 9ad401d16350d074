/**
 * Moves of blocks as a hand may make them, on a copy: a program runs quickly only where it has run often, and the first
 * blocks that are moved in a large diagram are not to wait for that.
 */
import type { Point } from './geometry.ts'
import { createWiring, type SettledWire, type Wire, type WiringChange } from './wiring.ts'

/** So many blocks. */
const MOVED = 90
/** Steps of this share of a list come to all its parts, whatever repeats in it. */
const GOLDEN = (Math.sqrt(5) - 1) / 2
/** On one copy they go there and back; on the other they stay there, so that it becomes crowded. */
const WAYS: readonly (readonly Point[])[] = [
  [
    { x: 10, y: 0 },
    { x: 10, y: 60 },
    { x: 0, y: 0 },
  ],
  [
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 60, y: 60 },
  ],
]

/** @param first all that a diagram asks; @param settled how its wires lie. Yields after each move. */
export function* rehearseWiring(
  first: WiringChange,
  settled: ReadonlyMap<string, SettledWire>,
): Generator<undefined> {
  // More than one, or the machine would count on meeting this one alone, and have to unlearn it.
  const copies = WAYS.map(() => createWiring(settled))
  for (const copy of copies) {
    copy.change(first)
    yield
  }
  const blocks = [...new Set(first.wires.flatMap(([, wire]) => (wire ? [wire.from.block] : [])))]
  for (let i = 1; i <= Math.min(MOVED, blocks.length); i += 1) {
    const name = blocks[Math.floor(((i * GOLDEN) % 1) * blocks.length)] ?? ''
    for (const by of WAYS[i % 2] ?? []) {
      // As a thread gets it: what was sent to it is other objects to the machine.
      copies[i % 2]?.change(structuredClone(moveBlock(first, name, by)))
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
