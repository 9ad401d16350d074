import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findErrors, findFaultyParameters, runBlock } from '../../testing/run-block.ts'
import { splineGridAt } from '../../testing/spline.ts'

const [ROWS, COLUMNS, VALUES] = [
  [-1, 0.5, 2],
  [0, 1],
  [3, 4, -1, 7, 5, 2],
]
const parameters = { rows: '[-1, 0.5, 2]', columns: '[0, 1]', values: '[3, 4, -1, 7, 5, 2]' }

/** Weights of the four corners, not lines along lines. */
function interpolate(x: number, z: number, ends: string): number {
  const find = (points: readonly number[], at: number) => {
    const last = points.length - 2
    const i = Math.min(Math.max(points.filter(point => point <= at).length - 1, 0), last)
    const [a = 0, b = 1] = points.slice(i, i + 2)
    const part = (at - a) / (b - a)
    return { i, part: ends === 'clip' ? Math.min(Math.max(part, 0), 1) : part }
  }
  const [r, c] = [find(ROWS ?? [], x), find(COLUMNS ?? [], z)]
  const corner = (di: number, dj: number) => VALUES?.[(r.i + di) * 2 + c.i + dj] ?? 0
  const weigh = (part: number, d: number) => (d === 0 ? 1 - part : part)
  return [0, 1]
    .flatMap(di => [0, 1].map(dj => corner(di, dj) * weigh(r.part, di) * weigh(c.part, dj)))
    .reduce((a, b) => a + b)
}

describe('2-D Lookup', () => {
  it.each(['clip', 'extrapolate'])('interpolates between four corners; ends %s', ends => {
    const comparison = { parameters: { ...parameters, ends }, inputs: ['u1', 'u2'], tolerance: 1e-12 }
    expectReference('lookup/table-2d', comparison, () => ({ u: { u1 = 0, u2 = 0 } }) => {
      return interpolate(u1, u2, ends)
    })
  })

  it('gives the nearest point', () => {
    const comparison = { parameters: { ...parameters, method: 'nearest' }, inputs: ['u1', 'u2'] }
    expectReference('lookup/table-2d', comparison, () => ({ u: { u1 = 0, u2 = 0 } }) => {
      const nearest = (points: readonly number[], at: number) =>
        points.reduce(
          (best, point, i) => (Math.abs(point - at) <= Math.abs((points[best] ?? 0) - at) ? i : best),
          0,
        )
      return VALUES?.[nearest(ROWS ?? [], u1) * 2 + nearest(COLUMNS ?? [], u2)] ?? 0
    })
  })

  it('gives the point before', () => {
    const comparison = { parameters: { ...parameters, method: 'previous' }, inputs: ['u1', 'u2'] }
    expectReference('lookup/table-2d', comparison, () => ({ u: { u1 = 0, u2 = 0 } }) => {
      const placeOf = (points: readonly number[], at: number) =>
        Math.max(
          0,
          points.findLastIndex(point => point <= at),
        )
      return VALUES?.[placeOf(ROWS ?? [], u1) * 2 + placeOf(COLUMNS ?? [], u2)] ?? 0
    })
  })

  it.each(['clip', 'extrapolate'])('spline: is one curve across others; ends %s', ends => {
    const [rows, columns] = [
      [-1, -0.2, 0.5, 1.1, 2],
      [-0.5, 0, 0.3, 1],
    ]
    const values = Array.from({ length: 20 }, (_, i) => Math.round(10 * Math.sin(i * i)) / 4)
    const spline = {
      rows: `[${rows}]`,
      columns: `[${columns}]`,
      values: `[${values}]`,
      method: 'spline',
      ends,
    }
    const comparison = { parameters: spline, inputs: ['u1', 'u2'], tolerance: 1e-10 }
    const hold = (x: number, from: number, to: number) =>
      ends === 'clip' ? Math.min(Math.max(x, from), to) : x
    expectReference('lookup/table-2d', comparison, () => ({ u: { u1 = 0, u2 = 0 } }) => {
      return splineGridAt([hold(u1, -1, 2), hold(u2, -0.5, 1)], [rows ?? [], columns ?? []], values)
    })
  })

  it.each(['linear', 'nearest', 'spline'])('%s: reads a matrix and a list alike', method => {
    const run = (values: string) => {
      const inputs = { u1: '[-2, 0, 0.7, 1.9]', u2: '[0.2, 0.9, -1, 0.4]' }
      const { output } = runBlock('lookup/table-2d', {
        parameters: { ...parameters, values, method },
        inputs,
      })
      return [0, 1, 2, 3].map(i => output('y', i)[0])
    }
    expect(run('[3, 4; -1, 7; 5, 2]')).toEqual(run('[3, 4, -1, 7, 5, 2]'))
  })

  it('refuses a table that does not fit', () => {
    expect(findFaultyParameters('lookup/table-2d', { ...parameters, values: '[1, 2]' })).toEqual(['values'])
    expect(findFaultyParameters('lookup/table-2d', { ...parameters, columns: '[1, 0]' })).toEqual(['columns'])
    const turned = { ...parameters, values: '[3, -1, 5; 4, 7, 2]' }
    const [fault] = findErrors('lookup/table-2d', { parameters: turned })
    expect(fault?.message).toContain('2 rows of 3 values, but its breakpoints make 3 × 2 = 6 points')
    expect(fault?.hint).toContain('3 rows of 2 values')
  })
})
