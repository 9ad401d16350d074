import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findErrors, findFaultyParameters, runBlock } from '../../testing/run-block.ts'
import { splineGridAt } from '../../testing/spline.ts'

const list = (values: readonly number[]): string => `[${values.join(', ')}]`

/** Values of a function at all points, the last dimension fastest. */
function tabulate(axes: readonly (readonly number[])[], f: (at: readonly number[]) => number): number[] {
  const [points, ...rest] = axes
  if (!points) return [f([])]
  return points.flatMap(x => tabulate(rest, others => f([x, ...others])))
}

function writeTable(axes: readonly (readonly number[])[], values: readonly number[], isMatrix: boolean) {
  const columns = isMatrix ? (axes.at(-1)?.length ?? 1) : values.length
  const rows = Array.from({ length: values.length / columns }, (_, i) =>
    values.slice(i * columns, (i + 1) * columns).join(', '),
  )
  const points = axes.map((axis, d) => [`points${d + 1}`, list(axis)])
  return { dimensions: `${axes.length}`, table: `[${rows.join('; ')}]`, ...Object.fromEntries(points) }
}

const axis = fc
  .uniqueArray(fc.integer({ min: -16, max: 16 }), { minLength: 2, maxLength: 4 })
  .map(points => points.toSorted((a, b) => a - b).map(x => x / 8))

describe('n-D Lookup', () => {
  it('reproduces every function that is linear along each dimension, inside and outside', () => {
    const axes = fc.array(axis, { minLength: 1, maxLength: 5 })
    const at = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(axes, at, fc.boolean(), (axes, at, isMatrix) => {
        const f = (x: readonly number[]) => x.reduce((product, value, d) => product * (value + d - 1.5), 1)
        const x = axes.map((_, d) => (at[d] ?? 0) / 10)
        const { output } = runBlock('lookup/table-nd', {
          parameters: { ...writeTable(axes, tabulate(axes, f), isMatrix), ends: 'extrapolate' },
          inputs: Object.fromEntries(x.map((value, d) => [`u${d + 1}`, `${value}`])),
          settings: { stop: '0.01' },
        })
        const wanted = f(x)
        expect(Math.abs((output()[0] ?? Number.NaN) - wanted)).toBeLessThan(
          1e-8 * Math.max(1, Math.abs(wanted)),
        )
      }),
      { numRuns: 60 },
    )
  })

  const AXES = [
    [-1, 0, 0.4, 1.5],
    [-0.5, 0.5, 1, 2, 2.5],
    [0, 0.6, 1.2, 1.4],
  ]
  const VALUES = tabulate(AXES, ([x = 0, y = 0, z = 0]) => Math.round(64 * Math.sin(7 * x + 5 * y * z)) / 16)
  const INPUTS = ['u1', 'u2', 'u3']
  const within = (x: number, d: number): number =>
    Math.min(Math.max(x, AXES[d]?.[0] ?? 0), AXES[d]?.at(-1) ?? 0)

  it.each(['clip', 'extrapolate'])('spline: is one curve across others; ends %s', ends => {
    const parameters = { ...writeTable(AXES, VALUES, true), method: 'spline', ends }
    expectReference('lookup/table-nd', { parameters, inputs: INPUTS, tolerance: 1e-9 }, () => ({ u }) => {
      const at = INPUTS.map((port, d) => (ends === 'clip' ? within(u[port] ?? 0, d) : (u[port] ?? 0)))
      return splineGridAt(at, AXES, VALUES)
    })
  })

  it.each(['nearest', 'previous'])('gives the %s point', method => {
    const parameters = { ...writeTable(AXES, VALUES, true), method }
    expectReference('lookup/table-nd', { parameters, inputs: INPUTS }, () => ({ u }) => {
      const number = AXES.reduce((before, points, d) => {
        const x = u[`u${d + 1}`] ?? 0
        const place = points.findLastIndex((point, i) => {
          const start = method === 'previous' ? point : (point + (points[i - 1] ?? -Infinity)) / 2
          return start <= x
        })
        return before * points.length + Math.max(place, 0)
      }, 0)
      return VALUES[number] ?? Number.NaN
    })
  })

  it('spline: a cubic along each dimension is itself', () => {
    const axes = [
      [-1, 0, 1, 3],
      [0, 1, 2, 4],
    ]
    const f = ([x = 0, y = 0]: readonly number[]) => (x ** 3 - 2 * x) * (1 + y - y ** 3)
    const { output } = runBlock('lookup/table-nd', {
      parameters: { ...writeTable(axes, tabulate(axes, f), true), method: 'spline', ends: 'extrapolate' },
      inputs: { u1: '[-2, -0.3, 2.2, 3.5]', u2: '[1.7, 0.2, 3.3, 5]' },
    })
    ;[f([-2, 1.7]), f([-0.3, 0.2]), f([2.2, 3.3]), f([3.5, 5])].forEach((wanted, i) => {
      expect(output('y', i)[0]).toBeCloseTo(wanted, 8)
    })
  })

  it('refuses a table that does not fit', () => {
    const faulty = (parameters: Record<string, string>) => findFaultyParameters('lookup/table-nd', parameters)
    expect(faulty({ dimensions: '4' })).toEqual(['table'])
    expect(faulty({ dimensions: '6' })).toEqual(['dimensions'])
    expect(faulty({ points2: '[1, 1]' })).toEqual(['points2'])
    expect(faulty({ points4: '[1, 1]' })).toEqual([])
    const [fault] = findErrors('lookup/table-nd', { parameters: { points3: '[0, 1, 2]' } })
    expect(fault?.message).toContain('4 rows of 2 values, but its breakpoints make 2 × 2 × 3 = 12 points')
    expect(fault?.hint).toContain('4 rows of 3 values')
  })
})
