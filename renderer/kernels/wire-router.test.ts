import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rectangle } from './geometry.ts'
import { createWireRouter, type WireRequest } from './wire-router.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const coordinate = fc.integer({ min: 0, max: 30 }).map(value => value * 10)
const moves = fc.array(fc.record({ block: fc.constantFrom(...NAMES), x: coordinate, y: coordinate }), {
  maxLength: 12,
})
const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)), { maxLength: 6 })

function connectBlocks(
  blocks: ReadonlyMap<string, Rectangle>,
  list: readonly (readonly [string, string])[],
): WireRequest[] {
  return list.flatMap(([from, to], i): WireRequest[] => {
    const a = blocks.get(from)
    const b = blocks.get(to)
    if (!a || !b) return []
    return [
      {
        id: String(i),
        from: { block: from, x: a.x + a.width, y: a.y + 20, side: 'right' },
        to: { block: to, x: b.x, y: b.y + 20, side: 'left' },
      },
    ]
  })
}

describe('wire router', () => {
  it('gives after any moves what routing everything anew gives', () => {
    fc.assert(
      fc.property(pairs, moves, (list, steps) => {
        const blocks = new Map<string, Rectangle>(
          NAMES.map((name, i) => [name, { x: 80 * i, y: 40 * (i % 3), width: 40, height: 40 }]),
        )
        const router = createWireRouter()
        router.route(connectBlocks(blocks, list), new Map(blocks))
        for (const { block, x, y } of steps) {
          blocks.set(block, { x, y, width: 40, height: 40 })
          const wires = connectBlocks(blocks, list)
          expect(router.route(wires, new Map(blocks))).toEqual(
            createWireRouter().route(wires, new Map(blocks)),
          )
        }
      }),
    )
  })

  it('keeps the very routes that a move does not touch', () => {
    const blocks = new Map<string, Rectangle>(
      NAMES.map((name, i) => [name, { x: 80 * i, y: 0, width: 40, height: 40 }]),
    )
    const wires = connectBlocks(blocks, [
      ['a', 'b'],
      ['c', 'd'],
    ])
    const router = createWireRouter()
    const before = router.route(wires, new Map(blocks))
    blocks.set('e', { x: 320, y: 200, width: 40, height: 40 })
    const after = router.route(wires, new Map(blocks))
    expect(after.get('0')).toBe(before.get('0'))
    expect(after.get('1')).toBe(before.get('1'))
  })
})
