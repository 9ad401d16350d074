import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRun, describeNotice, evaluateTunables, listNotices, simulate } from '../../../engine/index.ts'
import { expectReference } from '../../testing/reference.ts'
import {
  findErrors,
  findFaultyParameters,
  largestError,
  runBlock,
  surroundBlock,
} from '../../testing/run-block.ts'
import { buildProject, compileDiagram, registry, runDiagram } from '../../testing/run-diagram.ts'
import { splineAt } from '../../testing/spline.ts'

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

  it.each(['spline', 'akima'])('%s: goes through its points, and on as a line where they are two', method => {
    const { output, widthOf } = runBlock('lookup/table-1d', {
      parameters: { breakpoints: '[1, 3]', values: '[2, 6]', method, ends: 'extrapolate' },
      inputs: { u: '[0, 1, 2, 3, 5]' },
    })
    expect(Array.from({ length: widthOf('y') }, (_, i) => output('y', i)[0])).toEqual([0, 2, 4, 6, 10])
  })

  const increasing = fc
    .uniqueArray(fc.integer({ min: -40, max: 40 }), { minLength: 4, maxLength: 9 })
    .map(list => list.toSorted((a, b) => a - b).map(x => x / 8))
  const coefficient = fc.integer({ min: -8, max: 8 })
  const places = fc.array(
    fc.integer({ min: -60, max: 60 }).map(x => x / 10),
    { minLength: 1, maxLength: 6 },
  )
  const list = (values: readonly number[]) => `[${values.join(', ')}]`

  it('spline: reproduces every cubic polynomial, inside and outside', () => {
    fc.assert(
      fc.property(increasing, fc.array(coefficient, { minLength: 4, maxLength: 4 }), places, (xs, c, at) => {
        const cubic = (x: number) => c.reduce((sum, factor) => sum * x + factor, 0)
        const { output } = runBlock('lookup/table-1d', {
          parameters: {
            breakpoints: list(xs),
            values: list(xs.map(cubic)),
            method: 'spline',
            ends: 'extrapolate',
          },
          inputs: { u: list(at) },
          settings: { stop: '0.01' },
        })
        // Coefficients of size 8 at distances up to 11 from points a fortieth apart.
        at.forEach((x, i) => {
          expect(Math.abs((output('y', i)[0] ?? Number.NaN) - cubic(x))).toBeLessThan(1e-7)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('spline: agrees with one that is solved in another way, scalar and vector, clipped and not', () => {
    const [xs, ys] = [
      [-1.2, -0.4, 0, 0.5, 1.1, 1.3],
      [2, -1, 0.5, 3, 2, -2],
    ]
    for (const ends of ['clip', 'extrapolate']) {
      const parameters = { breakpoints: list(xs ?? []), values: list(ys ?? []), method: 'spline', ends }
      expectReference('lookup/table-1d', { parameters, tolerance: 1e-11 }, () => ({ u: { u = 0 } }) => {
        const x = ends === 'clip' ? Math.min(Math.max(u, -1.2), 1.3) : u
        return splineAt(x, xs ?? [], ys ?? [])
      })
    }
  })

  it('akima: does not swing beside a step, and a point moves the curve near it only', () => {
    const run = (values: string) => {
      const u = '[0.5, 1.5, 2.5, 3.25, 4.5, 5.5, 6.5]'
      const parameters = { breakpoints: '[0, 1, 2, 3, 4, 5, 6, 7]', values, method: 'akima' }
      const { output } = runBlock('lookup/table-1d', { parameters, inputs: { u } })
      return Array.from({ length: 7 }, (_, i) => output('y', i)[0])
    }
    const step = run('[0, 0, 0, 0, 1, 1, 1, 1]')
    expect([step.slice(0, 3), step.slice(4)]).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ])
    // Slopes at 3 and 4 are 0: a cubic from 0 to 1.
    expect(step[3]).toBeCloseTo(3 * 0.25 ** 2 - 2 * 0.25 ** 3, 14)
    const moved = run('[0, 0, 0, 0, 1, 1, 1, 9]')
    expect(moved.slice(0, 5)).toEqual(step.slice(0, 5))
    expect(moved[6]).not.toBe(step[6])
  })

  it.each([
    ['fail', 'error'],
    ['warn', 'warning'],
  ])('when outside, %s', (outside, severity) => {
    const diagram = surroundBlock('lookup/table-1d', { parameters: { outside }, inputs: { u: RAMP } })
    const program = compileDiagram(diagram)
    const run = createRun(program)
    run.start()
    run.advance(200)
    const [notice] = listNotices(program, run.memory)
    const found = run.fault ?? (notice && describeNotice(notice))
    // -4 is outside at once; the ramp comes in at 0.75 s and leaves again at 1.25 s.
    expect(found).toMatchObject({ severity, place: { block: 'block' } })
    expect(found?.message).toMatch(/^The input is outside the table at t = 0 s/)
    expect(notice?.count).toBe(outside === 'warn' ? 2 : undefined)
    const inside = surroundBlock('lookup/table-1d', { parameters: { outside }, inputs: { u: '1' } })
    expect(simulate(compileDiagram(inside), []).fault).toBeNull()
  })

  it('takes new values while it runs, the bends of its curve with them', () => {
    const setup = (values: string) =>
      surroundBlock('lookup/table-1d', {
        parameters: { breakpoints: '[0, 1, 2, 3]', values, method: 'spline' },
        inputs: { u: '[0.5, 1.25, 2.75]' },
      })
    const [before, after] = [setup('[0, 2, -1, 4]'), setup('[1, -3, 2, 0.5]')]
    const program = compileDiagram(before)
    const run = createRun(program)
    run.start()
    const values = evaluateTunables(buildProject(after), registry)
    for (const { name, address } of program.parameters) run.memory.set(values.get(name) ?? [], address)
    run.advance(1)
    const y = program.signals.get('block.y')
    const wanted = runDiagram(after)
    expect([...run.memory.subarray(y?.address, (y?.address ?? 0) + 3)]).toEqual(
      [0, 1, 2].map(i => wanted.trace('block.y', i)[0]),
    )
  })

  it('stops variable steps at its own jumps, but not at points across which it is continuous', () => {
    const guards = (method: string) => {
      const setup = { parameters: { method, ends: 'extrapolate' }, inputs: { u: RAMP } }
      const diagram = surroundBlock('lookup/table-1d', { ...setup, settings: { solver: 'dp54' } })
      return compileDiagram(diagram).events?.guards.length
    }
    expect(['linear', 'spline', 'akima'].map(guards)).toEqual([0, 0, 0])
    expect(['nearest', 'previous'].map(guards)).toEqual([2, 2])
  })

  it('refuses a table that is no table', () => {
    const faults = (breakpoints: string, values: string) =>
      findFaultyParameters('lookup/table-1d', { breakpoints, values })
    expect(faults('[0, 1, 1]', '[0, 1, 2]')).toEqual(['breakpoints'])
    expect(faults('[0, 2, 1]', '[0, 1, 2]')).toEqual(['breakpoints'])
    expect(faults('[0]', '[0]')).toEqual(['breakpoints'])
    expect(faults('[0, 1]', '[0, 1, 2]')).toEqual(['values'])
    expect(faults('[0, inf]', '[0, 1]')).toEqual(['breakpoints'])
    expect(faults('[0, 0/0]', '[0, 1]')).toEqual(['breakpoints'])
    const [fault] = findErrors('lookup/table-1d', { parameters: { values: '[0, inf, 1]', method: 'spline' } })
    expect(fault?.place.parameter).toBe('values')
    expect(fault?.message).toContain('Value 2 (Infinity) is not a finite number')
    expect(fault?.hint).toMatch(/^Write a finite number/)
  })
})
