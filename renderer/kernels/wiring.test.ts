import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crosses, inflate, type Rectangle, type Side } from './geometry.ts'
import { findDots, findHops, findOwnStarts, nameOfPoint } from './wire-crossings.ts'
import { createPartIndex } from './wire-parts.ts'
import { drawRest, drawWire } from './wire-path.ts'
import { createWiring, type Wire, type WireDrawing, type Wiring, type WiringChange } from './wiring.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const name = fc.constantFrom(...NAMES)
const coordinate = fc.integer({ min: 0, max: 40 }).map(value => value * 10)
const port = fc.constantFrom(10, 20, 30)

interface Blocks {
  readonly boxes: Map<string, Rectangle>
  readonly wires: Map<string, Wire>
}

/** A step of work on a diagram. */
type Step = (blocks: Blocks) => void

/** What a counterexample says of a step. */
const told = (text: string, step: Step): Step => Object.assign(step, { [fc.toStringMethod]: () => text })

const move = fc.record({ name, x: coordinate, y: coordinate }).map(({ name, x, y }) =>
  told(`move ${name} ${x} ${y}`, ({ boxes }) => {
    boxes.set(name, { x, y, width: 40, height: 40 })
  }),
)
const remove = name.map(name =>
  told(`remove ${name}`, ({ boxes, wires }) => {
    boxes.delete(name)
    for (const [id, { from, to }] of wires) if (from.block === name || to.block === name) wires.delete(id)
  }),
)
const bends = fc.oneof(
  { arbitrary: fc.constant([]), weight: 4 },
  {
    arbitrary: fc.tuple(coordinate, coordinate, coordinate).map(
      ([x, y, z]) =>
        [
          [x, y],
          [x, z],
        ] as const,
    ),
    weight: 1,
  },
)
const join = fc.record({ from: name, to: name, at: port, bends }).map(({ from, to, at, bends }) =>
  told(`join ${from} ${to} ${at} ${JSON.stringify(bends)}`, ({ boxes, wires }) => {
    if (!boxes.has(from) || !boxes.has(to)) return
    const net = `${from}.y`
    wires.set(`${net} -> ${to}.u${at}`, {
      net,
      from: { block: from, x: 0, y: 20, side: 'right' },
      to: { block: to, x: 0, y: at, side: 'left' },
      bends,
    })
  }),
)
const part = fc.nat(20).map(nth =>
  told(`part ${nth}`, ({ wires }) => {
    const [id] = [...wires.keys()].slice(nth, nth + 1)
    if (id !== undefined) wires.delete(id)
  }),
)
const step = fc.oneof({ arbitrary: move, weight: 3 }, remove, { arbitrary: join, weight: 4 }, part)

function start(): Blocks {
  const boxes = NAMES.map((name, i): [string, Rectangle] => {
    return [name, { x: 100 * (i % 4), y: 80 * Math.floor(i / 4), width: 40, height: 40 }]
  })
  return { boxes: new Map(boxes), wires: new Map() }
}

/** The same diagram elsewhere. */
function shiftBlocks({ boxes, wires }: Blocks, dx: number, dy: number): Blocks {
  const shifted = [...boxes].map(([name, box]): [string, Rectangle] => [
    name,
    { ...box, x: box.x + dx, y: box.y + dy },
  ])
  const bent = [...wires].map(([id, wire]): [string, Wire] => [
    id,
    { ...wire, bends: wire.bends.map(([x, y]) => [x + dx, y + dy] as const) },
  ])
  return { boxes: new Map(shifted), wires: new Map(bent) }
}

/** Wires whose ends stand where their blocks do. */
function place({ boxes, wires }: Blocks): Map<string, Wire> {
  return new Map(
    [...wires].flatMap(([id, { net, from, to, bends }]): [string, Wire][] => {
      const [a, b] = [boxes.get(from.block), boxes.get(to.block)]
      if (!a || !b) return []
      const start = { ...from, x: a.x + a.width, y: a.y + from.y }
      return [[id, { net, from: start, to: { ...to, x: b.x, y: b.y + to.y }, bends }]]
    }),
  )
}

/** A wiring that is told only of what changed, and all that it has answered. */
function follow(wiring: Wiring) {
  const told = { obstacles: new Map<string, Rectangle>(), wires: new Map<string, Wire>() }
  const drawings = new Map<string, WireDrawing>()
  const show = (blocks: Blocks) => {
    const wires = place(blocks)
    const change: WiringChange = {
      obstacles: listChanges(told.obstacles, blocks.boxes),
      wires: listChanges(told.wires, wires),
    }
    told.obstacles = new Map(blocks.boxes)
    told.wires = wires
    for (const [id, wire] of change.wires) if (!wire) drawings.delete(id)
    const changed = wiring.change(change)
    for (const [id, drawing] of changed) drawings.set(id, drawing)
    return changed
  }
  return { show, drawings }
}

function listChanges<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>) {
  const gone = [...before.keys()].filter(key => !after.has(key)).map(key => [key, null] as const)
  const changed = [...after].filter(
    ([key, value]) => JSON.stringify(before.get(key)) !== JSON.stringify(value),
  )
  return [...gone, ...changed]
}

const netOf = (id: string): string => id.split(' ')[0] ?? ''
const sort = (drawings: ReadonlyMap<string, WireDrawing>) =>
  [...drawings].sort(([a], [b]) => (a < b ? -1 : 1))

describe('wiring', () => {
  it('draws after any changes what one draws who knows no more than the diagram before and how its wires lay', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), batches => {
        const blocks = start()
        const { show, drawings } = follow(createWiring())
        show(blocks)
        for (const batch of batches) {
          const anew = follow(createWiring(new Map(drawings)))
          anew.show(blocks)
          expect(sort(anew.drawings)).toEqual(sort(drawings))
          for (const one of batch) one(blocks)
          show(blocks)
          anew.show(blocks)
          expect(sort(drawings)).toEqual(sort(anew.drawings))
        }
      }),
    )
  })

  it('puts hops and dots where all wires together have them', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), steps => {
        const blocks = start()
        const { show, drawings } = follow(createWiring())
        for (const one of steps) {
          one(blocks)
          show(blocks)
        }
        const index = createPartIndex()
        for (const [id, wire] of drawings) index.put({ ...wire, id, net: netOf(id), isDrawn: false })
        for (const name of new Set([...drawings.keys()].map(netOf))) {
          const net = sort(drawings).filter(([id]) => netOf(id) === name)
          const all = net.map(([id, { points }]) => ({ id, net: '', points }))
          const dots = findDots(all)
          const allDots = [...dots.values()].flat()
          const partings = new Set(allDots.map(nameOfPoint))
          const starts = findOwnStarts(all)
          for (const [id, drawing] of net) {
            expect(drawing.dots).toEqual(dots.get(id) ?? [])
            const hops = findHops(id, index, allDots)
            expect(drawing.path).toBe(drawWire(drawing.points, hops, partings))
            const own = starts.get(id)
            expect(drawing.line).toBe(own ? drawRest(drawing.points, hops, own, partings) : drawing.path)
          }
        }
      }),
    )
  })

  it('draws hops clear of corners, dots, arrow heads and of each other, and no line back over itself', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), steps => {
        const blocks = start()
        const { show, drawings } = follow(createWiring())
        for (const one of steps) one(blocks)
        show(blocks)
        const corners = [...drawings.values()].flatMap(({ points }) => points.slice(1, -1))
        for (const [id, { path, points }] of drawings) {
          const own = [...drawings].filter(([other]) => netOf(other) === netOf(id))
          const marks = [...points.slice(1, -1), ...own.flatMap(([, { dots }]) => dots)]
          const hops = readHops(path)
          for (const { left, right, y } of hops) {
            for (const mark of marks)
              if (mark.y === y) expect(mark.x > left - 5 && mark.x < right + 5).toBe(false)
            const crossed = corners.filter(({ x }) => x === left + 5 || x === right - 5)
            const ends = crossed.filter(
              corner => Math.abs(corner.y - y) < 10 && isOnWire(corner, y, drawings, id),
            )
            expect(ends).toEqual([])
            const tip = points.at(-1)
            if (tip && tip.y === y)
              expect(Math.min(Math.abs(tip.x - left), Math.abs(tip.x - right))).toBeGreaterThanOrEqual(8)
          }
          for (const [i, { left, y }] of hops.entries())
            for (const other of hops.slice(0, i))
              if (other.y === y) expect(Math.abs(left - other.left)).toBeGreaterThanOrEqual(15)
          expect(lengthAcross(readEnds(path))).toBeLessThanOrEqual(lengthAcross(points))
        }
      }),
    )
  })

  it('draws the same wherever on its grid a diagram stands', () => {
    const shift = fc.integer({ min: -60, max: 60 }).map(value => value * 10)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 24 }), shift, shift, (steps, dx, dy) => {
        const blocks = start()
        const [here, there] = [follow(createWiring()), follow(createWiring())]
        const by = (line: Line): Line => line.map(({ x, y }) => ({ x: x + dx, y: y + dy }))
        for (const one of steps) {
          one(blocks)
          here.show(blocks)
          there.show(shiftBlocks(blocks, dx, dy))
        }
        const linesOf = (drawings: ReadonlyMap<string, WireDrawing>, map: (line: Line) => Line) =>
          sort(drawings).map(([id, { route, points, dots }]) => [id, map(route), map(points), map(dots)])
        expect(linesOf(there.drawings, line => line)).toEqual(linesOf(here.drawings, by))
      }),
    )
  })

  it('moves no wire that a moved block does not touch', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), name, coordinate, coordinate, (steps, moved, x, y) => {
        const blocks = start()
        const { show, drawings } = follow(createWiring())
        for (const one of steps) one(blocks)
        show(blocks)
        const before = new Map(drawings)
        const spaces = [blocks.boxes.get(moved) ?? [], { x, y, width: 40, height: 40 }].flat()
        blocks.boxes.set(moved, { x, y, width: 40, height: 40 })
        show(blocks)
        const isOwn = (id: string): boolean => {
          const wire = blocks.wires.get(id)
          return wire?.from.block === moved || wire?.to.block === moved
        }
        const changed = [...before].filter(([id, { points }]) => {
          return JSON.stringify(drawings.get(id)?.points) !== JSON.stringify(points)
        })
        for (const [id, { points, route }] of changed) {
          const isNear = [points, route].some(line =>
            line.some((b, i) =>
              spaces.some(space => i > 0 && crosses(inflate(space, 22), line[i - 1] ?? b, b)),
            ),
          )
          // Or a wire that was moved came to lie on it and cannot step aside.
          const isGivingWay = changed.some(
            ([other]) => other !== id && runsAlong(drawings.get(other)?.points ?? [], points),
          )
          expect(isOwn(id) || isNear || isGivingWay).toBe(true)
        }
      }),
    )
  })

  it('keeps the lanes of a wire whose block gets another name', () => {
    const blocks = start()
    const { show, drawings } = follow(createWiring())
    const wireOf = (from: string, to: string): Wire => ({
      net: `${from}.y`,
      from: { block: from, x: 0, y: 20, side: 'right' as Side },
      to: { block: to, x: 0, y: 20, side: 'left' },
      bends: [],
    })
    blocks.wires.set('a.y -> f.u', wireOf('a', 'f'))
    blocks.wires.set('e.y -> b.u', wireOf('e', 'b'))
    show(blocks)
    const [down, up] = ['a.y -> f.u', 'e.y -> b.u'].map(id => drawings.get(id)?.points)
    expect(up?.[1]?.x).not.toBe(down?.[1]?.x)
    blocks.boxes.set('z', blocks.boxes.get('e') ?? { x: 0, y: 0, width: 0, height: 0 })
    blocks.boxes.delete('e')
    blocks.wires.delete('e.y -> b.u')
    blocks.wires.set('z.y -> b.u', wireOf('z', 'b'))
    show(blocks)
    expect(drawings.get('z.y -> b.u')?.points).toEqual(up)
    expect(drawings.get('a.y -> f.u')?.points).toEqual(down)
  })
})

interface Span {
  readonly left: number
  readonly right: number
  readonly y: number
}

/** The points that the pieces of a path end at. */
function readEnds(path: string): { command: string; x: number; y: number }[] {
  return [...path.matchAll(/([MLQA])([^MLQA]*)/g)].map(([, command = '', numbers = '']) => {
    const [x = Number.NaN, y = Number.NaN] = numbers.split(' ').map(Number).slice(-2)
    return { command, x, y }
  })
}

/** Arcs are a half circle, or two quarters with a line between them. */
function readHops(path: string): Span[] {
  const ends = readEnds(path)
  const hops: Span[] = []
  for (let i = 1; i < ends.length; i += 1) {
    const [from, to] = [ends[i - 1], ends[i]]
    if (!from || to?.command !== 'A') continue
    const end = to.y === from.y ? to : ends[i + 2]
    if (!end) continue
    hops.push({ left: Math.min(from.x, end.x), right: Math.max(from.x, end.x), y: from.y })
    if (end !== to) i += 2
  }
  return hops
}

/** Whether an upright part of another wire that begins or ends at this corner crosses the line. */
function isOnWire(
  corner: Line[number],
  y: number,
  drawings: ReadonlyMap<string, WireDrawing>,
  id: string,
): boolean {
  return [...drawings].some(
    ([other, { points }]) =>
      netOf(other) !== netOf(id) &&
      points.some((point, i) => {
        const near = [points[i - 1], points[i + 1]].filter(next => next?.x === point.x)
        const isHere = point.x === corner.x && point.y === corner.y
        return isHere && near.some(next => next && (next.y - y) * (point.y - y) < 0)
      }),
  )
}

function lengthAcross(points: Line): number {
  return points.reduce((sum, { x }, i) => sum + Math.abs(x - (points[i - 1]?.x ?? x)), 0)
}

type Line = readonly { readonly x: number; readonly y: number }[]

function runsAlong(line: Line, other: Line): boolean {
  const partsOf = (points: Line) => points.slice(1).map((b, i) => [points[i] ?? b, b] as const)
  return partsOf(line).some(([a, b]) =>
    partsOf(other).some(([c, d]) =>
      crosses(
        inflate(
          {
            x: Math.min(a.x, b.x),
            y: Math.min(a.y, b.y),
            width: Math.abs(a.x - b.x),
            height: Math.abs(a.y - b.y),
          },
          5,
        ),
        c,
        d,
      ),
    ),
  )
}
