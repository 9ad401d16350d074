import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

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

  it('refuses a table that does not fit', () => {
    expect(findFaultyParameters('lookup/table-2d', { ...parameters, values: '[1, 2]' })).toEqual(['values'])
    expect(findFaultyParameters('lookup/table-2d', { ...parameters, columns: '[1, 0]' })).toEqual(['columns'])
  })
})

describe('Direct Lookup', () => {
  it('gives an element, held inside the table', () => {
    expectReference('lookup/direct-lookup', { parameters: { table: '[4, 5]' } }, () => ({ u: { u = 0 } }) => {
      return [4, 5][Math.min(Math.max(Math.floor(u), 0), 1)] ?? 0
    })
  })
})
