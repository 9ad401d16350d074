import { expect, it } from 'vitest'
import { rehearseWiring } from './rehearse-wiring.ts'
import { createWiring, type Wire, type WiringChange } from './wiring.ts'

const COUNT = 40
const end = (i: number, x: number, side: 'left' | 'right') => ({
  x: (i % 8) * 160 + x,
  y: Math.floor(i / 8) * 120 + 20,
  side,
  block: `b${i}`,
})
const chain: WiringChange = {
  obstacles: Array.from({ length: COUNT }, (_, i) => {
    const { x, y } = end(i, 0, 'left')
    return [`b${i}`, { x, y: y - 20, width: 60, height: 40 }]
  }),
  wires: Array.from({ length: COUNT - 1 }, (_, i): [string, Wire] => [
    `b${i}.y -> b${i + 1}.u`,
    { net: `b${i}.y`, from: end(i, 60, 'right'), to: end(i + 1, 0, 'left'), bends: [] },
  ]),
}

it('moves blocks there and back without touching what is shown', () => {
  const wiring = createWiring()
  const drawings = wiring.change(chain)
  const before = structuredClone(drawings)
  let moves = 0
  for (const _ of rehearseWiring(chain, drawings)) moves += 1
  // The diagram itself, twice, and three moves of each block that drives a wire.
  expect(moves).toBe(2 + 3 * (COUNT - 1))
  expect(drawings).toEqual(before)
  const moved: WiringChange = { obstacles: chain.obstacles.slice(0, 1), wires: chain.wires.slice(0, 1) }
  const alone = createWiring()
  alone.change(chain)
  expect(wiring.change(moved)).toEqual(alone.change(moved))
})
