import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crosses, inflate, type Point, type Rectangle } from './geometry.ts'
import { CLEARANCE } from './route-grid.ts'
import { createWireRouter, type WireRequest } from './wire-router.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const coordinate = fc.integer({ min: 0, max: 30 }).map(value => value * 10)
const move = fc.record({
  block: fc.constantFrom(...NAMES),
  x: coordinate,
  y: coordinate,
  isGone: fc.boolean(),
})
const pairs = fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)), { maxLength: 6 })

function connectBlocks(
  blocks: ReadonlyMap<string, Rectangle>,
  list: readonly (readonly [string, string])[],
): [string, WireRequest | null][] {
  return list.map(([from, to], i) => {
    const a = blocks.get(from)
    const b = blocks.get(to)
    if (!a || !b) return [String(i), null]
    return [
      String(i),
      {
        from: { block: from, x: a.x + a.width, y: a.y + 20, side: 'right' },
        to: { block: to, x: b.x, y: b.y + 20, side: 'left' },
      },
    ]
  })
}

const isHit = (route: readonly Point[], box: Rectangle): boolean =>
  route.some((b, i) => i > 0 && crosses(inflate(box, CLEARANCE), route[i - 1] ?? b, b))

describe('wire router', () => {
  it('leads after any moves from end to end, and into no block that a new route goes around', () => {
    fc.assert(
      fc.property(pairs, fc.array(move, { maxLength: 12 }), (list, steps) => {
        const blocks = new Map<string, Rectangle>(
          NAMES.map((name, i) => [name, { x: 80 * i, y: 40 * (i % 3), width: 40, height: 40 }]),
        )
        const router = createWireRouter()
        const routes = new Map<string, readonly Point[]>(
          router.change([...blocks], connectBlocks(blocks, list)),
        )
        for (const { block, x, y, isGone } of steps) {
          const box = isGone && blocks.has(block) ? null : { x, y, width: 40, height: 40 }
          if (box) blocks.set(block, box)
          else blocks.delete(block)
          const wires = connectBlocks(blocks, list)
          for (const [id, wire] of wires) if (!wire) routes.delete(id)
          for (const [id, route] of router.change([[block, box]], wires)) routes.set(id, route)
          const anew = createWireRouter().change([...blocks], wires)
          expect([...routes.keys()].sort()).toEqual([...anew.keys()].sort())
          for (const [id, wire] of wires) {
            const [route = [], other = []] = [routes.get(id), anew.get(id)]
            expect([route[0], route.at(-1)]).toEqual([other[0], other.at(-1)])
            const inTheWay = [...blocks].filter(([, box]) => isHit(route, box))
            const isForced = [...blocks.values()].some(box => isHit(other, box))
            if (wire && !isForced) expect(inTheWay).toEqual([])
          }
        }
      }),
    )
  })

  it('takes a wire back to where it ran when the block goes that it went around', () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x, y, right, down) => {
        const ends = new Map<string, Rectangle>([
          ['a', { x: 0, y: 100, width: 40, height: 40 }],
          ['b', { x: 80 + right, y: down, width: 40, height: 40 }],
        ])
        const router = createWireRouter()
        const before = router.change([...ends], connectBlocks(ends, [['a', 'b']]))
        router.change([['c', { x, y, width: 40, height: 40 }]], [])
        const after = router.change([['c', null]], [])
        if (after.size > 0) expect(after).toEqual(before)
        else expect(isHit(before.get('0') ?? [], { x, y, width: 40, height: 40 })).toBe(false)
      }),
    )
  })

  it('routes no wire that a move does not touch', () => {
    const blocks = new Map<string, Rectangle>(
      NAMES.map((name, i) => [name, { x: 80 * i, y: 0, width: 40, height: 40 }]),
    )
    const list = [
      ['a', 'b'],
      ['c', 'd'],
    ] as const
    const router = createWireRouter()
    const before = router.change([...blocks], connectBlocks(blocks, list))
    expect([...before.keys()]).toEqual(['0', '1'])
    const away = { x: 320, y: 200, width: 40, height: 40 }
    expect(router.change([['e', away]], []).size).toBe(0)
    const between = { x: 55, y: 0, width: 10, height: 40 }
    expect([...router.change([['f', between]], []).keys()]).toEqual(['0'])
  })

  it('goes around the box of a block whose port is inside it, as those of a circle are', () => {
    const circle = { x: 200, y: 0, width: 80, height: 80 }
    const blocks = new Map<string, Rectangle>([
      ['a', { x: 0, y: 200, width: 40, height: 40 }],
      ['sum', circle],
    ])
    const from = { block: 'a', x: 40, y: 220, side: 'right' } as const
    const to = { block: 'sum', x: 213.5, y: 70, side: 'left' } as const
    const route = createWireRouter()
      .change([...blocks], [['0', { from, to }]])
      .get('0')
    expect(route?.at(-1)).toEqual({ x: 213.5, y: 70 })
    const bends = route?.slice(1, -1) ?? []
    expect(bends.length).toBe(2)
    for (const { x } of bends) expect(x).toBeLessThanOrEqual(circle.x - CLEARANCE)
  })
})
