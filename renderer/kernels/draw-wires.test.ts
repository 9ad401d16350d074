import { describe, expect, it } from 'vitest'
import type { Rectangle } from './geometry.ts'
import { createSpaceIndex } from './space-index.ts'
import { findDots, findHops } from './wire-crossings.ts'
import { layWires } from './wire-lanes.ts'
import { createPartIndex, type LaidWire, type PartIndex } from './wire-parts.ts'
import { drawArrow, drawWire } from './wire-path.ts'

const wire = (id: string, net: string, ...corners: readonly (readonly [number, number])[]): LaidWire => {
  const points = corners.map(([x, y]) => ({ x, y }))
  return { id, net, points, route: points, isDrawn: false }
}

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

  it('leaves wires of one output together, and wires that only touch', () => {
    const branch = { ...up, net: 'a.y' }
    expect(separate([down, branch])).toEqual([down, branch])
    const below = wire('3', 'c.y', [0, 100], [50, 100], [50, 180], [100, 180])
    expect(separate([down, below])).toEqual([down, below])
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
    expect(findHops('1', index).get(0)).toEqual([40])
    expect(findHops('3', index).get(0)).toEqual([40])
    expect(findHops('1', indexOf([level, own])).size).toBe(0)
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
    expect(drawWire(points, new Map([[0, [40]]]))).toBe('M0 0L35 0A5 5 0 0 1 45 0L96 0')
    expect(drawWire(points.toReversed(), new Map([[0, [40]]]))).toBe('M100 0L45 0A5 5 0 0 0 35 0L4 0')
  })
})
