import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeDiagram } from './arrange-diagram.ts'
import type { ArrangedBlock, ArrangedWire } from './arranged-block.ts'
import { createWiring, type Wire, type WireDrawing } from './wiring.ts'

const WIDTH = 60
const PITCH = 20

/** From an output to an input, by their numbers from the top of their blocks. */
interface Joint {
  readonly from: number
  readonly output: number
  readonly to: number
  readonly input: number
  /** It comes to the middle of the lower side. */
  readonly isBelow?: boolean
}

interface Drawn {
  readonly places: readonly ArrangedBlock[]
  readonly joints: readonly Joint[]
}

const netOf = ({ from, output }: Joint): string => `b${from}.y${output}`

function countPorts(joints: readonly Joint[], block: number) {
  const count = (of: (joint: Joint) => number | null): number =>
    1 + Math.max(0, ...joints.flatMap(joint => of(joint) ?? []))
  return {
    outputs: count(({ from, output }) => (from === block ? output : null)),
    inputs: count(({ to, input, isBelow }) => (to === block && !isBelow ? input : null)),
  }
}

const heightOf = (count: number): number => Math.max(40, Math.ceil((count * PITCH) / 40) * 40)

function tall(joints: readonly Joint[], block: number): number {
  const { outputs, inputs } = countPorts(joints, block)
  return heightOf(Math.max(outputs, inputs))
}

/** How far below the top of its block a port is. */
function portY(joints: readonly Joint[], block: number, nth: number, side: 'inputs' | 'outputs'): number {
  const count = countPorts(joints, block)[side]
  return tall(joints, block) / 2 + (nth - (count - 1) / 2) * PITCH
}

function arrange({ places, joints }: Drawn): ArrangedBlock[] {
  const blocks = new Map(places.map((box, i) => [`b${i}`, { ...box, height: tall(joints, i) }]))
  const wires = joints.map((joint): ArrangedWire => {
    const { from, output, to, input, isBelow = false } = joint
    const ends = { from: `b${from}`, to: `b${to}`, fromY: portY(joints, from, output, 'outputs') }
    const toY = isBelow ? tall(joints, to) + 40 : portY(joints, to, input, 'inputs')
    return { ...ends, toY, isAside: isBelow }
  })
  const nothing = { frames: new Map(), texts: new Map(), obstacles: [] }
  const { blocks: arranged } = arrangeDiagram({ blocks, wires, ...nothing })
  return places.map((box, i) => arranged.get(`b${i}`) ?? box)
}

function draw(boxes: readonly ArrangedBlock[], joints: readonly Joint[]): ReadonlyMap<string, WireDrawing> {
  const wires = joints.map((joint): [string, Wire] => {
    const { from, output, to, input, isBelow } = joint
    const [start, end] = [boxes[from], boxes[to]]
    if (!start || !end) throw new Error('no such block')
    const y = start.y + portY(joints, from, output, 'outputs')
    const goal = isBelow
      ? { x: end.x + WIDTH / 2, y: end.y + end.height, side: 'bottom' as const }
      : { x: end.x, y: end.y + portY(joints, to, input, 'inputs'), side: 'left' as const }
    return [
      `${netOf(joint)} -> b${to}.u${isBelow ? 'below' : input}`,
      {
        net: netOf(joint),
        from: { block: `b${from}`, x: start.x + WIDTH, y, side: 'right' },
        to: { block: `b${to}`, ...goal },
        bends: [],
      },
    ]
  })
  const obstacles = boxes.map(({ x, y, width, height }, i) => [`b${i}`, { x, y, width, height }] as const)
  return createWiring().change({ obstacles, wires })
}

interface Stretch {
  readonly net: string
  readonly line: number
  readonly low: number
  readonly high: number
}

function countCrossings(drawings: ReadonlyMap<string, WireDrawing>): number {
  const [upright, level]: [Stretch[], Stretch[]] = [[], []]
  for (const [id, { points }] of drawings) {
    const net = id.split(' ')[0] ?? ''
    for (const [i, b] of points.entries()) {
      const a = points[i - 1]
      if (!a) continue
      if (a.x === b.x) upright.push({ net, line: a.x, low: Math.min(a.y, b.y), high: Math.max(a.y, b.y) })
      else level.push({ net, line: a.y, low: Math.min(a.x, b.x), high: Math.max(a.x, b.x) })
    }
  }
  // Wires of one net lie on each other: what crosses them all there crosses once.
  const places = new Set<string>()
  for (const one of upright)
    for (const other of level)
      if (
        one.net !== other.net &&
        other.line > one.low &&
        other.line < one.high &&
        one.line > other.low &&
        one.line < other.high
      )
        places.add(`${one.line} ${other.line}`)
  return places.size
}

const spot = fc.integer({ min: 0, max: 60 }).map(value => value * 10)
const arbitraryPlaces = (count: number) =>
  fc.array(
    fc.record({ x: spot, y: spot }).map(
      ({ x, y }): ArrangedBlock => ({
        x,
        y,
        width: WIDTH,
        height: 40,
        room: WIDTH,
        facesLeft: false,
      }),
    ),
    { minLength: count, maxLength: count },
  )

describe('an arranged tree', () => {
  const parents = fc
    .array(fc.nat(100), { minLength: 2, maxLength: 13 })
    .map(picks => picks.map((pick, i) => pick % (i + 1)))

  it('whose blocks feed several others crosses nothing', () => {
    const tree = parents.chain(list =>
      arbitraryPlaces(list.length + 1).map(
        (places): Drawn => ({
          places,
          joints: list.map((from, i) => ({ from, output: 0, to: i + 1, input: 0 })),
        }),
      ),
    )
    fc.assert(
      fc.property(tree, drawn => {
        expect(countCrossings(draw(arrange(drawn), drawn.joints))).toBe(0)
      }),
      { numRuns: 50 },
    )
  })
})

describe('an arranged diagram', () => {
  /** Each input is fed by a block before. */
  const arbitraryDiagram = fc
    .array(fc.array(fc.tuple(fc.nat(100), fc.nat(1)), { minLength: 1, maxLength: 2 }), {
      minLength: 2,
      maxLength: 9,
    })
    .chain(sources =>
      arbitraryPlaces(sources.length + 1).map(
        (places): Drawn => ({
          places,
          joints: sources.flatMap((fed, i) =>
            fed.map(([pick, output], input) => ({ from: pick % (i + 1), output, to: i + 1, input })),
          ),
        }),
      ),
    )

  it('crosses, all in all, two fifths less than with blocks below each other as they come', () => {
    let [after, before] = [0, 0]
    for (const drawn of fc.sample(arbitraryDiagram, { numRuns: 40, seed: 1 })) {
      const { joints } = drawn
      const columns: number[] = []
      const heights: number[] = []
      const plain = drawn.places.map((box, i): ArrangedBlock => {
        const fed = joints.filter(({ to }) => to === i).map(({ from }) => columns[from] ?? 0)
        const column = 1 + Math.max(-1, ...fed)
        const y = heights[column] ?? 0
        const height = tall(joints, i)
        columns.push(column)
        heights[column] = y + height + 60
        return { ...box, x: column * (WIDTH + 100), y, height }
      })
      before += countCrossings(draw(plain, joints))
      after += countCrossings(draw(arrange(drawn), joints))
    }
    expect(after).toBeLessThan(0.6 * before)
  })

  it('has feedback below what it leads back around', () => {
    const chain = fc.integer({ min: 2, max: 7 }).chain(count => arbitraryPlaces(count))
    fc.assert(
      fc.property(chain, places => {
        const last = places.length - 1
        const joints = places.slice(1).map((_, i): Joint => ({ from: i, output: 0, to: i + 1, input: 0 }))
        const back = { from: last, output: 0, to: 0, input: 1, isBelow: true }
        const boxes = arrange({ places, joints: [...joints, back] })
        const drawings = draw(boxes, [...joints, back])
        const way = drawings.get(`b${last}.y0 -> b0.ubelow`)?.points ?? []
        const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
        const start = way[0]?.y ?? Number.NaN
        expect(Math.max(...way.map(({ y }) => y))).toBeGreaterThan(bottom)
        expect(Math.min(...way.map(({ y }) => y))).toBe(start)
        expect(countCrossings(drawings)).toBe(0)
      }),
      { numRuns: 30 },
    )
  })
})
