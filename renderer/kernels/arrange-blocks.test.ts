import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrangeBlocks } from './arrange-blocks.ts'
import type { ArrangedBlock, ArrangedWire } from './arranged-block.ts'
import { GRID, overlaps } from './geometry.ts'

const block = (x: number, y: number, facesLeft = false): ArrangedBlock => ({
  x,
  y,
  width: 40,
  height: 40,
  room: 40,
  facesLeft,
})
const wire = (from: string, to: string): ArrangedWire => ({ from, to, fromY: 20, toY: 20 })

it('draws a chain in one line, in the order of the signal', () => {
  const blocks = new Map([
    ['c', block(0, 90)],
    ['a', block(300, 0)],
    ['b', block(100, 300)],
  ])
  const corners = arrangeBlocks(blocks, [wire('a', 'b'), wire('b', 'c')])
  expect(['a', 'b', 'c'].map(name => corners.get(name))).toEqual([
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 200, y: 0 },
  ])
})

it('stands what leads to one block only right before it, however far along a chain that is', () => {
  // A tree of sources and Sums of any size, into any block of a chain.
  const some = fc.record({
    length: fc.integer({ min: 3, max: 7 }),
    at: fc.nat(6),
    levels: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(some, ({ length, at, levels }) => {
      const chain = Array.from({ length }, (_, i) => `c${i}`)
      const fed = Math.min(length - 1, levels + (at % length))
      const tree = Array.from({ length: 2 ** levels - 1 }, (_, i) => `t${i}`)
      const wires = [
        ...chain.slice(1).map((name, i) => wire(`c${i}`, name)),
        ...tree.slice(1).map((name, i) => wire(name, `t${Math.floor(i / 2)}`)),
        wire('t0', `c${fed}`),
      ]
      const names = [...chain, ...tree]
      const corners = arrangeBlocks(new Map(names.map((name, i) => [name, block(60 * i, 70 * i)])), wires)
      const x = (name: string): number => corners.get(name)?.x ?? Number.NaN
      for (const { from, to } of wires) {
        // Nothing of the diagram stands in a column between them.
        const between = names.filter(name => x(name) > x(from) && x(name) < x(to))
        expect(between).toEqual([])
      }
    }),
  )
})

it('enters a loop where its source does, and puts a block that faces left below', () => {
  const blocks = new Map([
    ['plant', block(0, 0)],
    ['sensor', block(10, 0, true)],
    ['error', block(20, 0)],
    ['step', block(30, 0)],
    ['controller', block(40, 0)],
  ])
  const loop = ['step error', 'error controller', 'controller plant', 'plant sensor', 'sensor error']
  const corners = arrangeBlocks(
    blocks,
    loop.map(text => wire(text.split(' ')[0] ?? '', text.split(' ')[1] ?? '')),
  )
  const x = (name: string): number => corners.get(name)?.x ?? Number.NaN
  const y = (name: string): number => corners.get(name)?.y ?? Number.NaN
  expect(['step', 'error', 'controller', 'plant'].toSorted((a, b) => x(a) - x(b))).toEqual([
    'step',
    'error',
    'controller',
    'plant',
  ])
  expect(new Set(['step', 'error', 'controller', 'plant'].map(y)).size).toBe(1)
  expect(y('sensor')).toBeGreaterThan(y('plant') + 40)
  expect(x('sensor')).toBeGreaterThan(x('error'))
  expect(x('sensor')).toBeLessThan(x('plant'))
})

it('cuts loops that nothing enters so that one wire runs back, though some of their blocks face left', () => {
  // Predator and prey: what both populations meet in is led back to each.
  const blocks = new Map([
    ['birth', block(0, 0)],
    ['preyChange', block(100, 0)],
    ['prey', block(200, 0)],
    ['eaten', block(150, 100, true)],
    ['meetings', block(300, 100, true)],
    ['growth', block(0, 200)],
    ['predatorChange', block(100, 200)],
    ['predators', block(200, 200)],
    ['death', block(150, 300, true)],
  ])
  const ways = ['birth preyChange prey birth', 'prey meetings eaten preyChange', 'meetings growth']
  ways.push('growth predatorChange predators meetings', 'predators death predatorChange')
  const wires = ways.flatMap(text => {
    const names = text.split(' ')
    return names.slice(1).map((name, i) => wire(names[i] ?? '', name))
  })
  const corners = arrangeBlocks(blocks, wires)
  const x = (name: string): number => corners.get(name)?.x ?? Number.NaN
  const isLeft = (name: string): boolean => blocks.get(name)?.facesLeft === true
  const back = wires.filter(({ from, to }) =>
    isLeft(from) || isLeft(to) ? x(from) <= x(to) : x(from) >= x(to),
  )
  expect(back.map(({ from, to }) => `${from} ${to}`)).toEqual(['prey birth'])
})

it('draws the longest way in one line, whatever else branches from it and passes by', () => {
  const half = fc.integer({ min: 2, max: 5 })
  const chain = fc.array(
    fc.record({ half, x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) }),
    {
      minLength: 4,
      maxLength: 7,
    },
  )
  fc.assert(
    fc.property(chain, fc.array(fc.nat(6), { maxLength: 4 }), half, (list, branches, other) => {
      const last = list.length - 1
      const heights = list.map(item => 2 * GRID * (item.half + 1))
      const blocks = new Map<string, ArrangedBlock>(
        list.map(({ x, y }, i) => [`c${i}`, { ...block(x, y), height: heights[i] ?? 0 }] as const),
      )
      const middle = (i: number): number => (heights[i] ?? 0) / 2
      const wires = list
        .slice(1)
        .map(
          (_, i): ArrangedWire => ({ from: `c${i}`, to: `c${i + 1}`, fromY: middle(i), toY: middle(i + 1) }),
        )
      for (const [k, at] of branches.entries()) {
        const i = at % (last - 1)
        blocks.set(`s${k}`, { ...block(0, 10 * k), height: 2 * GRID * other })
        wires.push({ from: `c${i}`, to: `s${k}`, fromY: middle(i), toY: GRID })
      }
      wires.push({ from: 'c0', to: `c${last}`, fromY: middle(0), toY: GRID })
      const corners = arrangeBlocks(blocks, wires)
      const lines = list.map((_, i) => (corners.get(`c${i}`)?.y ?? Number.NaN) + middle(i))
      expect(new Set(lines).size).toBe(1)
    }),
  )
})

/** Whether signals come from a block to another. */
function leadsTo(wires: readonly ArrangedWire[], from: string, to: string): boolean {
  const reached = new Set([from])
  for (const name of reached) for (const wire of wires) if (wire.from === name) reached.add(wire.to)
  return reached.has(to)
}

it('never lays one block on another, and wires outside loops run to the right', () => {
  const side = fc.integer({ min: 2, max: 20 }).map(value => value * 10)
  const place = fc.integer({ min: -500, max: 500 })
  const arbitraryBlock = fc
    .record({ x: place, y: place, width: side, height: side, extra: side, facesLeft: fc.boolean() })
    .map(({ extra, ...box }): ArrangedBlock => ({ ...box, room: box.width + extra }))
  const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 15 })
  fc.assert(
    fc.property(fc.array(arbitraryBlock, { minLength: 1, maxLength: 10 }), pairs, (list, joined) => {
      const blocks = new Map(list.map((item, i) => [`b${i}`, item]))
      const wires = joined.map(([a, b]) => wire(`b${a % list.length}`, `b${b % list.length}`))
      const corners = arrangeBlocks(blocks, wires)
      const boxes = [...blocks].map(([name, box]) => ({ ...box, ...corners.get(name) }))
      for (const [i, a] of boxes.entries()) {
        for (const b of boxes.slice(i + 1)) expect(overlaps(a, b)).toBe(false)
      }

      const plain = new Map([...blocks].map(([name, box]) => [name, { ...box, facesLeft: false }]))
      const straight = arrangeBlocks(plain, wires)
      for (const { from, to } of wires) {
        if (leadsTo(wires, to, from)) continue
        const end = (straight.get(from)?.x ?? 0) + (plain.get(from)?.width ?? 0)
        expect(straight.get(to)?.x ?? 0).toBeGreaterThan(end)
      }
    }),
  )
})
