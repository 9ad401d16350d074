import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ArrangedDiagram, arrangeDiagram, holds } from './arrange-diagram.ts'
import type { ArrangedBlock, ArrangedWire } from './arranged-block.ts'
import { overlaps, type Rectangle } from './geometry.ts'

const side = fc.integer({ min: 2, max: 12 }).map(value => value * 10)
const place = fc.integer({ min: -60, max: 60 }).map(value => value * 10)
const arbitraryBlock = fc
  .record({
    x: place,
    y: place,
    width: side,
    height: side,
    extra: side,
    facesLeft: fc.boolean(),
    isPinned: fc.nat(5).map(n => n === 0),
  })
  .map(({ extra, ...box }): ArrangedBlock => ({ ...box, room: box.width + extra }))
const arbitraryBox = fc.record({ x: place, y: place, width: side, height: side })
const arbitraryFrame = fc.record({
  x: place,
  y: place,
  width: fc.integer({ min: 20, max: 80 }).map(value => value * 10),
  height: fc.integer({ min: 20, max: 80 }).map(value => value * 10),
})

const named = <T>(letter: string, list: readonly T[]): Map<string, T> =>
  new Map(list.map((item, i) => [`${letter}${i}`, item]))

const arbitraryDiagram = fc
  .record({
    blocks: fc.array(arbitraryBlock, { minLength: 1, maxLength: 10 }),
    joined: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(40), fc.nat(40)), { maxLength: 14 }),
    frames: fc.array(arbitraryFrame, { maxLength: 3 }),
    texts: fc.array(arbitraryBox, { maxLength: 2 }),
    obstacles: fc.array(arbitraryBox, { maxLength: 2 }),
  })
  .map(
    ({ blocks, joined, frames, texts, obstacles }): ArrangedDiagram => ({
      blocks: named('b', blocks),
      wires: joined.map(
        ([a, b, fromY, toY]): ArrangedWire => ({
          from: `b${a % blocks.length}`,
          to: `b${b % blocks.length}`,
          fromY,
          toY,
        }),
      ),
      frames: named('f', frames),
      texts: named('t', texts),
      obstacles,
    }),
  )

describe('any diagram', () => {
  it('is arranged once and for all, pinned blocks where they were', () => {
    fc.assert(
      fc.property(arbitraryDiagram, diagram => {
        const once = arrangeDiagram(diagram)
        expect(arrangeDiagram(once)).toEqual(once)
        for (const [name, { isPinned, x, y }] of diagram.blocks)
          if (isPinned) expect(once.blocks.get(name)).toMatchObject({ x, y })
      }),
      { numRuns: 100 },
    )
  })

  it('has no block on another or on what stays, unless they were pinned so', () => {
    fc.assert(
      fc.property(arbitraryDiagram, diagram => {
        const { blocks } = arrangeDiagram({ ...diagram, frames: new Map(), texts: new Map() })
        const still: Rectangle[] = [...diagram.obstacles]
        const moved: Rectangle[] = []
        for (const box of blocks.values()) (box.isPinned ? still : moved).push(box)
        for (const [i, box] of moved.entries())
          for (const other of [...still, ...moved.slice(i + 1)]) expect(overlaps(box, other)).toBe(false)
      }),
    )
  })

  it('keeps in a frame what stood in it, and nothing else comes to stand there', () => {
    const plain = arbitraryDiagram.map(diagram => ({
      ...diagram,
      blocks: new Map([...diagram.blocks].map(([name, box]) => [name, { ...box, isPinned: false }])),
      frames: new Map([...diagram.frames].slice(0, 1)),
      texts: new Map(),
      obstacles: [],
    }))
    fc.assert(
      fc.property(plain, diagram => {
        const arranged = arrangeDiagram(diagram)
        for (const [name, frame] of diagram.frames) {
          const now = arranged.frames.get(name)
          const held = [...diagram.blocks].filter(([, box]) => holds(frame, box))
          if (!now || held.length === 0) continue
          for (const [block, box] of arranged.blocks) {
            const wasInside = held.some(([other]) => other === block)
            expect(wasInside ? holds(now, box) : !overlaps(now, box)).toBe(true)
          }
        }
      }),
    )
  })
})
