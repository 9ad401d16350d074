import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFaultyParameters, largestError, runBlock } from '../../testing/run-block.ts'

const RAMP = ['sources/ramp', { slope: '4', initial: '-4' }] as const
const TABLE = { breakpoints: '[-2, 0, 1, 2]', values: '[4, 0, 1, 4]' }

describe('1-D Lookup', () => {
  it('interpolates along straight lines and holds the end values', () => {
    const { times, output } = runBlock('lookup/table-1d', { parameters: TABLE, inputs: { u: RAMP } })
    const exact = (x: number) => (x < -2 ? 4 : x < 0 ? -2 * x : x < 1 ? x : x < 2 ? 3 * x - 2 : 4)
    expect(largestError(output(), times, t => exact(4 * t - 4))).toBeLessThan(1e-14)
  })

  it('continues the last lines where it extrapolates', () => {
    const { times, output } = runBlock('lookup/table-1d', {
      parameters: { ...TABLE, ends: 'extrapolate' },
      inputs: { u: RAMP },
    })
    const exact = (x: number) => (x < 0 ? -2 * x : x < 1 ? x : 3 * x - 2)
    expect(largestError(output(), times, t => exact(4 * t - 4))).toBeLessThan(1e-14)
  })

  it('takes the nearest point, or the point before', () => {
    const ends = (method: string) => {
      const u = '[-9, -1.5, -0.5, 0, 0.4, 0.6, 1.9, 2, 9]'
      const { output, widthOf } = runBlock('lookup/table-1d', {
        parameters: { ...TABLE, method },
        inputs: { u },
      })
      return Array.from({ length: widthOf('y') }, (_, i) => output('y', i).at(-1))
    }
    expect(ends('nearest')).toEqual([4, 4, 0, 0, 0, 1, 4, 4, 4])
    expect(ends('previous')).toEqual([4, 4, 4, 0, 0, 0, 1, 4, 4])
  })

  it('gives its values at its breakpoints', () => {
    const point = fc.tuple(
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    )
    const points = fc.uniqueArray(point, { selector: ([x]) => x, minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(points, fc.constantFrom('linear', 'nearest', 'previous'), (unsorted, method) => {
        const sorted = unsorted.toSorted(([a], [b]) => a - b)
        const list = (values: readonly number[]) => `[${values.join(', ')}]`
        const breakpoints = list(sorted.map(([x]) => x / 8))
        const { output } = runBlock('lookup/table-1d', {
          parameters: { breakpoints, values: list(sorted.map(([, y]) => y)), method },
          inputs: { u: breakpoints },
        })
        sorted.forEach(([, y], i) => {
          expect(output('y', i)[0]).toBeCloseTo(y, 10)
        })
      }),
    )
  })

  it('refuses a table that is no table', () => {
    const faults = (breakpoints: string, values: string) =>
      findFaultyParameters('lookup/table-1d', { breakpoints, values })
    expect(faults('[0, 1, 1]', '[0, 1, 2]')).toEqual(['breakpoints'])
    expect(faults('[0, 2, 1]', '[0, 1, 2]')).toEqual(['breakpoints'])
    expect(faults('[0]', '[0]')).toEqual(['breakpoints'])
    expect(faults('[0, 1]', '[0, 1, 2]')).toEqual(['values'])
  })
})
