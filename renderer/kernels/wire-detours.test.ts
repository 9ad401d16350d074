import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crosses, type Rectangle } from './geometry.ts'
import { createWiring, type Wire, type WireDrawing } from './wiring.ts'

const PITCH = 20
const WIDTH = 60

interface Drawn {
  readonly boxes: ReadonlyMap<string, Rectangle>
  readonly wires: ReadonlyMap<string, Wire>
}

const arbitraryBlock = fc.record({
  dx: fc.nat(2),
  dy: fc.nat(2),
  isTall: fc.boolean(),
  isFlipped: fc.nat(4).map(n => n === 0),
  /** By input: so many blocks back, or any, and from which output; null where nothing is connected. */
  sources: fc.array(
    fc.option(
      fc.record({
        back: fc.nat(2),
        any: fc.option(fc.nat(11), { freq: 1 }),
        output: fc.nat(1),
      }),
      { freq: 2 },
    ),
    { minLength: 1, maxLength: 3 },
  ),
})

/** Rows of blocks with room between them, each input fed by one output. */
const arbitraryDiagram = fc
  .record({
    columns: fc.integer({ min: 2, max: 4 }),
    gap: fc.record({ x: fc.integer({ min: 8, max: 13 }), y: fc.integer({ min: 8, max: 11 }) }),
    blocks: fc.array(arbitraryBlock, { minLength: 2, maxLength: 12 }),
  })
  .map(({ columns, gap, blocks }): Drawn => {
    const boxes = blocks.map(
      ({ dx, dy, isTall }, i): Rectangle => ({
        x: (i % columns) * (WIDTH + 10 * gap.x) + 10 * dx,
        y: Math.floor(i / columns) * (60 + 10 * gap.y) + 10 * dy,
        width: WIDTH,
        height: isTall ? 60 : 40,
      }),
    )
    const endOf = (block: number, nth: number, count: number, isOutput: boolean): Wire['from'] => {
      const { x = 0, y = 0, height = 0 } = boxes[block] ?? {}
      const isRight = isOutput !== blocks[block]?.isFlipped
      return {
        block: `b${block}`,
        x: isRight ? x + WIDTH : x,
        y: y + height / 2 + (nth - (count - 1) / 2) * PITCH,
        side: isRight ? 'right' : 'left',
      }
    }
    const wires = blocks.flatMap(({ sources }, to) =>
      sources.flatMap((source, input): [string, Wire][] => {
        if (!source) return []
        const from = (source.any ?? Math.max(0, to - 1 - source.back)) % blocks.length
        const outputs = 1 + (from % 2)
        const output = source.output % outputs
        const net = `b${from}.y${output}`
        const ends = {
          from: endOf(from, output, outputs, true),
          to: endOf(to, input, sources.length, false),
        }
        return [[`${net} -> b${to}.u${input}`, { net, ...ends, bends: [] }]]
      }),
    )
    return { boxes: new Map(boxes.map((box, i) => [`b${i}`, box])), wires: new Map(wires) }
  })

const draw = ({ boxes, wires }: Drawn): ReadonlyMap<string, WireDrawing> =>
  createWiring().change({ obstacles: [...boxes], wires: [...wires] })

interface Stretch {
  readonly net: string
  readonly isUpright: boolean
  readonly line: number
  readonly low: number
  readonly high: number
}

function listStretches(drawings: ReadonlyMap<string, WireDrawing>): Stretch[] {
  return [...drawings].flatMap(([id, { points }]) =>
    points.slice(1).map((b, i): Stretch => {
      const a = points[i] ?? b
      const isUpright = a.x === b.x
      const [from, to] = isUpright ? [a.y, b.y] : [a.x, b.x]
      const net = id.split(' ')[0] ?? ''
      return {
        net,
        isUpright,
        line: isUpright ? a.x : a.y,
        low: Math.min(from, to),
        high: Math.max(from, to),
      }
    }),
  )
}

/** Stretches of two signals that run on one line for more than 2 px. */
function listShared(drawings: ReadonlyMap<string, WireDrawing>): (readonly [Stretch, Stretch])[] {
  const stretches = listStretches(drawings)
  return stretches.flatMap((a, i) =>
    stretches.slice(0, i).flatMap(b => {
      const isShared =
        a.net !== b.net &&
        a.isUpright === b.isUpright &&
        Math.abs(a.line - b.line) < 5 &&
        Math.min(a.high, b.high) - Math.max(a.low, b.low) > 2
      return isShared ? [[a, b] as const] : []
    }),
  )
}

describe('where there is room', () => {
  it('no two signals share a stretch of a line, and wires lead around blocks', () => {
    fc.assert(
      fc.property(arbitraryDiagram, diagram => {
        const drawings = draw(diagram)
        expect(listShared(drawings)).toEqual([])
        for (const { points } of drawings.values())
          for (const [i, b] of points.entries())
            for (const box of diagram.boxes.values())
              expect(i > 0 && crosses(box, points[i - 1] ?? b, b)).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})

describe('two signals that change places between two blocks', () => {
  it.each([20, 10])('are drawn apart, with ports %i px apart', pitch => {
    const wire = (from: number, to: number): [string, Wire] => {
      const net = `a.y${from}`
      const start = { block: 'a', x: 60, y: 20 + pitch * from, side: 'right' } as const
      const end = { block: 'b', x: 160, y: 20 + pitch * to, side: 'left' } as const
      return [`${net} -> b.u${to}`, { net, from: start, to: end, bends: [] }]
    }
    const boxes = new Map([
      ['a', { x: 0, y: 0, width: 60, height: 60 }],
      ['b', { x: 160, y: 0, width: 60, height: 60 }],
    ])
    const drawings = draw({ boxes, wires: new Map([wire(0, 1), wire(1, 0)]) })
    expect(drawings.size).toBe(2)
    expect(listShared(drawings)).toEqual([])
  })
})
