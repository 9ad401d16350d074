import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrangeBlocks } from './arrange-blocks.ts'
import type { ArrangedBlock, ArrangedWire } from './arranged-block.ts'
import { overlaps } from './geometry.ts'

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

      const onward = wires.filter(({ from, to }) => Number(from.slice(1)) < Number(to.slice(1)))
      const plain = new Map([...blocks].map(([name, box]) => [name, { ...box, facesLeft: false }]))
      const straight = arrangeBlocks(plain, onward)
      for (const { from, to } of onward) {
        const end = (straight.get(from)?.x ?? 0) + (plain.get(from)?.width ?? 0)
        expect(straight.get(to)?.x ?? 0).toBeGreaterThan(end)
      }
    }),
  )
})
