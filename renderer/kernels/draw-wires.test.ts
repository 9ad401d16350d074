import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point, Rectangle } from './geometry.ts'
import { createSpaceIndex } from './space-index.ts'
import { findDots, findHops, findOwnStarts, type Hop } from './wire-crossings.ts'
import { layWires } from './wire-lanes.ts'
import { createPartIndex, type LaidWire, type PartIndex } from './wire-parts.ts'
import { drawArrow, drawRest, drawWire } from './wire-path.ts'

const wire = (id: string, net: string, ...corners: readonly (readonly [number, number])[]): LaidWire => {
  const points = corners.map(([x, y]) => ({ x, y }))
  return { id, net, points, route: points, isDrawn: false }
}

const over = (x: number): Hop => ({ from: x, to: x })

function indexOf(wires: readonly LaidWire[]): PartIndex {
  const index = createPartIndex()
  for (const own of wires) index.put(own)
  return index
}

/** Lays wires into the lanes that others leave. */
function separate(
  wires: readonly LaidWire[],
  obstacles: readonly Rectangle[] = [],
  settled: readonly LaidWire[] = [],
): readonly LaidWire[] {
  const spaces = createSpaceIndex<Rectangle>()
  for (const obstacle of obstacles) spaces.add(obstacle, obstacle)
  const index = indexOf(settled)
  layWires(wires, index, spaces, () => {})
  return [...wires, ...settled].flatMap(({ id }) => index.get(id) ?? [])
}

describe('lanes', () => {
  const down = wire('1', 'a.y', [0, 0], [50, 0], [50, 100], [100, 100])
  const up = wire('2', 'b.y', [0, 80], [50, 80], [50, -60], [100, -60])
  const acrossOf = (wires: readonly LaidWire[]): number[] => wires.map(({ points }) => points[1]?.x ?? 0)

  it('parts two signals that would run on one line; the shorter keeps it', () => {
    expect(acrossOf(separate([down, up]))).toEqual([50, 60])
    expect(acrossOf(separate([up, down]))).toEqual([60, 50])
  })

  it('leaves wires of one output together', () => {
    const branch = { ...up, net: 'a.y' }
    expect(separate([down, branch])).toEqual([down, branch])
  })

  it('takes corners of two signals apart that would meet', () => {
    const below = wire('3', 'c.y', [0, 100], [50, 100], [50, 180], [100, 180])
    const [first = 0, second = 0] = acrossOf(separate([down, below]))
    expect(first - second).toBeGreaterThanOrEqual(5)
  })

  it('steps to where there is room, and not onto a third signal', () => {
    const block = { x: 52, y: 20, width: 20, height: 20 }
    expect(acrossOf(separate([down, up], [block]))).toEqual([50, 40])
    const third = wire('3', 'c.y', [0, 40], [60, 40], [60, 90], [100, 90])
    expect(acrossOf(separate([down, up, third]))).toEqual([50, 40, 60])
  })

  it('keeps wires leaving and arriving straight', () => {
    const close = wire('2', 'b.y', [45, 80], [50, 80], [50, -60], [58, -60])
    expect(acrossOf(separate([down, close]))).toEqual([40, 50])
  })

  it('leaves what lay before where it lies', () => {
    expect(acrossOf(separate([down], [], [up]))).toEqual([60, 50])
  })

  it('lets what lay before step aside for a wire that cannot', () => {
    const level = wire('1', 'a.y', [0, 0], [100, 0])
    const around = wire('2', 'b.y', [20, 60], [30, 60], [30, 0], [70, 0], [70, 60], [80, 60])
    const [, laid] = separate([level], [], [around])
    expect(laid?.points[2]?.y).toBe(10)
  })

  it('takes a branch to where its trunk has stepped aside', () => {
    const [, trunk] = separate([down, up])
    if (!trunk) throw new Error('not laid')
    const branch = wire('3', 'b.y', [0, 80], [50, 80], [50, -20], [100, -20])
    expect(acrossOf(separate([branch], [], [trunk]))).toEqual([60, 60])
  })

  it('crosses as few others as can be, so that loops nest', () => {
    const inner = wire('1', 'a.y', [60, 0], [80, 0], [80, 50], [20, 50], [20, 0], [40, 0])
    const outer = wire('2', 'b.y', [100, 0], [120, 0], [120, 50], [-20, 50], [-20, 0], [0, 0])
    const bottomsOf = (wires: readonly LaidWire[]) => wires.map(({ points }) => points[2]?.y)
    expect(bottomsOf(separate([inner, outer]))).toEqual([50, 60])
    expect(bottomsOf(separate([outer], [], [inner]))).toEqual([60, 50])
    expect(bottomsOf(separate([inner], [], [outer]))).toEqual([40, 50])
  })
})

describe('lanes at ports, which cannot step aside', () => {
  it('end before the other signal begins, where one of the two can be made shorter', () => {
    const over = wire('1', 'a.y', [0, 0], [20, 0], [20, -40], [80, -40], [80, 0], [160, 0])
    const along = wire('2', 'b.y', [60, 0], [120, 0], [120, 20], [160, 20])
    const [a, b] = separate([over, along])
    expect(a?.points).toEqual(over.points)
    expect(b?.points.slice(1, 3).map(({ x }) => x)).toEqual([70, 70])
  })

  it('stay where they are when there is no room to pass', () => {
    const over = wire('1', 'a.y', [0, 0], [20, 0], [20, -40], [80, -40], [80, 0], [130, 0])
    const along = wire('2', 'b.y', [60, 0], [120, 0], [120, 20], [130, 20])
    expect(separate([over, along])[0]?.points).toEqual(over.points)
  })
})

describe('wires of one output', () => {
  const PITCH = 10
  /** Walks from one port along a grid. */
  const walk = fc
    .array(fc.tuple(fc.boolean(), fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 5 })
    .map(steps => {
      const points: Point[] = [{ x: 0, y: 0 }]
      let isUpright = false
      for (const [isTurned, length] of [[false, 1] as const, ...steps]) {
        const at = points.at(-1)
        if (!at || length === 0) continue
        const by = length * PITCH
        if (isTurned) isUpright = !isUpright
        points.push(isUpright ? { x: at.x, y: at.y + by } : { x: at.x + by, y: at.y })
      }
      return points
    })
  /** The pieces of the grid that a way leads over, each by its middle. */
  const piecesOf = (points: readonly Point[]): string[] =>
    points.slice(1).flatMap((b, i) => {
      const a = points[i] ?? b
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const count = (Math.abs(dx) + Math.abs(dy)) / PITCH
      return Array.from({ length: count }, (_, k) => {
        const share = (k + 0.5) / count
        return `${a.x + dx * share} ${a.y + dy * share}`
      })
    })

  it('draw together all that each of them runs over, and begin where they leave the others', () => {
    fc.assert(
      fc.property(fc.array(walk, { minLength: 1, maxLength: 4 }), walks => {
        const net = walks.map((points, i) => ({ id: String(i), net: 'a.y', points }))
        const starts = findOwnStarts(net)
        const drawn = new Set<string>()
        for (const { id, points } of net) {
          const start = starts.get(id)
          const own = start ? [start.at, ...points.slice(start.corner + 1)] : points
          const shared = piecesOf(points).length - piecesOf(own).length
          expect(piecesOf(points).slice(0, shared)).toSatisfy((all: string[]) =>
            all.every(at => drawn.has(at)),
          )
          const [next] = piecesOf(own)
          if (next !== undefined) expect(drawn).not.toContain(next)
          for (const at of piecesOf(own)) drawn.add(at)
        }
        expect(drawn).toEqual(new Set(net.flatMap(({ points }) => piecesOf(points))))
      }),
    )
  })

  it('are drawn from where they leave the others, with the hops behind it', () => {
    const { points } = wire('1', 'a.y', [0, 0], [50, 0], [50, 60], [100, 60])
    const hops = new Map([
      [0, [over(20)]],
      [2, [over(70)]],
    ])
    const draw = (corner: number, x: number) => drawRest(points, hops, { corner, at: { x, y: 0 } }, new Set())
    expect(draw(1, 50)).toBe('M50 0L50 54Q50 60 56 60L65 60A5 5 0 0 1 75 60L96 60')
    expect(draw(0, 10)).toContain('M10 0L15 0A5')
  })

  it('have no round corner under a dot', () => {
    const { points } = wire('1', 'a.y', [0, 0], [50, 0], [50, 60], [100, 60])
    expect(drawWire(points, new Map(), new Set(['50 0']))).toBe('M0 0L50 0L50 54Q50 60 56 60L96 60')
  })
})

describe('crossings', () => {
  it('put a dot where a net branches, once', () => {
    const straight = wire('1', 'a.y', [0, 0], [100, 0])
    const branch = wire('2', 'a.y', [0, 0], [30, 0], [30, 60], [100, 60])
    const again = wire('3', 'a.y', [0, 0], [30, 0], [30, 90], [100, 90])
    const dots = findDots([straight, branch, again])
    expect([...dots.values()].flat()).toEqual([
      { x: 30, y: 0 },
      { x: 30, y: 60 },
    ])
  })

  it('let the horizontal wire hop over the vertical one of another net, and only over that', () => {
    const level = wire('1', 'a.y', [0, 0], [100, 0])
    const upright = wire('2', 'b.y', [20, -40], [40, -40], [40, 40], [80, 40])
    const own = wire('3', 'a.y', [0, 0], [60, 0], [60, 40], [90, 40])
    const index = indexOf([level, upright, own])
    expect(findHops('1', index, []).get(0)).toEqual([over(40)])
    expect(findHops('3', index, []).get(0)).toEqual([over(40)])
    expect(findHops('1', indexOf([level, own]), []).size).toBe(0)
  })
})

describe('hops', () => {
  const level = wire('1', 'a.y', [0, 0], [100, 0])
  const upright = (id: string, x: number, top = -40): LaidWire =>
    wire(id, `${id}.y`, [x - 20, top], [x, top], [x, 40], [x + 40, 40])

  it('are one bridge over what is close together', () => {
    const index = indexOf([level, upright('2', 30), upright('3', 40), upright('4', 60)])
    expect(findHops('1', index, []).get(0)).toEqual([{ from: 30, to: 40 }, over(60)])
    expect(drawWire(level.points, new Map([[0, [{ from: 30, to: 40 }]]]))).toBe(
      'M0 0L25 0A5 5 0 0 1 30 -5L40 -5A5 5 0 0 1 45 0L96 0',
    )
  })

  it('are left out at corners, dots and arrow heads', () => {
    const hopsOver = (x: number, top?: number, dots: readonly Point[] = []) =>
      findHops('1', indexOf([level, upright('2', x, top)]), dots).get(0)
    expect(hopsOver(50)).toEqual([over(50)])
    expect(hopsOver(5)).toBe(undefined)
    expect(hopsOver(90)).toBe(undefined)
    expect(hopsOver(50, -5)).toBe(undefined)
    expect(hopsOver(50, -40, [{ x: 45, y: 0 }])).toBe(undefined)
  })

  it('leave a close corner less round', () => {
    const { points } = wire('1', 'a.y', [0, 60], [20, 60], [20, 0], [100, 0])
    expect(drawWire(points, new Map([[2, [over(30)]]]))).toContain('L20 5Q20 0 25 0L25 0A5')
  })
})

describe('paths', () => {
  it('round the corners and end inside the arrow', () => {
    const { points } = wire('1', 'a.y', [0, 0], [50, 0], [50, 60], [100, 60])
    expect(drawWire(points, new Map())).toBe('M0 0L44 0Q50 0 50 6L50 54Q50 60 56 60L96 60')
    expect(drawArrow(points)).toBe('M100 60L92 64L92 56Z')
  })

  it('hop over the top in either direction', () => {
    const { points } = wire('1', 'a.y', [0, 0], [100, 0])
    expect(drawWire(points, new Map([[0, [over(40)]]]))).toBe('M0 0L35 0A5 5 0 0 1 45 0L96 0')
    expect(drawWire(points.toReversed(), new Map([[0, [over(40)]]]))).toBe('M100 0L45 0A5 5 0 0 0 35 0L4 0')
  })
})
