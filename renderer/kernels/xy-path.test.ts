import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Column, createColumn } from './min-max-pyramid.ts'
import { equaliseScales, fitRanges, pairTraces, projectOnto, tracePath } from './xy-path.ts'

function columnOf(values: readonly number[]): Column {
  const column = createColumn()
  column.append(Float64Array.from(values), 0, 1)
  return column
}

const trace = (id: string, name: string) => ({ id, name, values: columnOf([1, 2]) })

describe('one column over another', () => {
  it('pairs elements, and a scalar with each of them', () => {
    const [x, y0, y1] = [trace('x[0]', 'a'), trace('y[0]', 'b[0]'), trace('y[1]', 'b[1]')]
    expect(pairTraces([x, y0, y1])).toEqual([
      { name: 'b[0] over a', x: x.values, y: y0.values },
      { name: 'b[1] over a', x: x.values, y: y1.values },
    ])
    expect(pairTraces([x])).toEqual([])
    expect(pairTraces([])).toEqual([])
  })

  it('fits all that there is, with one unit as long on either axis where asked', () => {
    const ranges = fitRanges([{ name: '', x: columnOf([-1, 1]), y: columnOf([-2, 2]) }], 2)
    expect(ranges.x.from).toBeCloseTo(-1.12)
    expect(ranges.y.to).toBeCloseTo(2.24)
    const sizes = fc.tuple(fc.integer({ min: 20, max: 900 }), fc.integer({ min: 20, max: 900 }))
    const ends = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 99 }))
    fc.assert(
      fc.property(sizes, ends, ends, ([width, height], [a, b], [c, d]) => {
        const given = { x: { from: a, to: a + b }, y: { from: c, to: c + d } }
        const { x, y } = equaliseScales(given, width, height)
        expect((x.to - x.from) / width).toBeCloseTo((y.to - y.from) / height, 9)
        for (const [wide, narrow] of [
          [x, given.x],
          [y, given.y],
        ] as const) {
          expect(wide.from).toBeLessThanOrEqual(narrow.from + 1e-9)
          expect(wide.to).toBeGreaterThanOrEqual(narrow.to - 1e-9)
        }
      }),
    )
  })

  it('leaves no point out that lies more than half a pixel from the path, and breaks it where there is none', () => {
    const value = fc.oneof(
      { weight: 9, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
      fc.constant(Number.NaN),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 60 }), points => {
        const [x, y] = [columnOf(points.map(([px]) => px)), columnOf(points.map(([, py]) => py))]
        const box = { left: 10, top: 5, width: 4, height: 3 }
        const drawn: [number, number][] = []
        let strokes = 0
        tracePath(
          { x, y },
          0,
          points.length,
          projectOnto({ x: { from: -1, to: 1 }, y: { from: -1, to: 1 } }, box),
          {
            moveTo: (px, py) => {
              strokes += 1
              drawn.push([px, py])
            },
            lineTo: (px, py) => drawn.push([px, py]),
          },
        )
        const isGap = ([px, py]: readonly [number, number]) => Number.isNaN(px) || Number.isNaN(py)
        for (const point of points) {
          if (isGap(point)) continue
          const [px, py] = [10 + 2 * (point[0] + 1), 5 + 1.5 * (1 - point[1])]
          expect(
            drawn.some(([a, b]) => Math.abs(a - px) <= 0.5 + 1e-9 && Math.abs(b - py) <= 0.5 + 1e-9),
          ).toBe(true)
        }
        const begins = points.filter((point, i) => {
          const before = points[i - 1]
          return !isGap(point) && (before === undefined || isGap(before))
        })
        expect(strokes).toBe(begins.length)
      }),
    )
  })
})
