import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findErrors, findFaultyParameters } from '../../testing/run-block.ts'
import { runDiagram } from '../../testing/run-diagram.ts'

const TABLE = { dimensions: '3', table: '[1, 2; 5, -3; 0, 4; 7, 6; 8, -1; 2, 3]', sizes: '[3, 2, 2]' }
const POINTS = ['[-1, 0.3, 1]', '[0, 0.5]', '[-0.5, 1.2]']

describe('Interpolation Using Prelookup', () => {
  it.each([
    ['linear', 'clip', 'simple'],
    ['linear', 'extrapolate', 'compiled'],
    ['nearest', 'clip', 'simple'],
    ['previous', 'clip', 'compiled'],
  ] as const)('with Prelookups is the n-D Lookup: %s, %s, %s', (method, ends, engine) => {
    const wave = (d: number) => ({ amplitude: '[1.6, 2]', frequency: `[${3 + d}, ${5 - d}]`, phase: `${d}` })
    const dimensions = [1, 2, 3]
    const { sizes: _, ...whole } = TABLE
    const points = Object.fromEntries(dimensions.map(d => [`points${d}`, POINTS[d - 1] ?? '']))
    const { trace } = runDiagram(
      {
        blocks: {
          both: ['lookup/interpolation', { ...TABLE, method, ends }],
          one: ['lookup/table-nd', { ...whole, ...points, method, ends }],
          ...Object.fromEntries(
            dimensions.flatMap(d => [
              [`u${d}`, ['sources/sine', wave(d)] as const],
              [`pre${d}`, ['lookup/prelookup', { breakpoints: POINTS[d - 1] ?? '', ends }] as const],
            ]),
          ),
        },
        connections: dimensions.flatMap(d => [
          `u${d}.y -> one.u${d}`,
          `u${d}.y -> pre${d}.u`,
          `pre${d}.k -> both.k${d}`,
          `pre${d}.f -> both.f${d}`,
        ]),
      },
      engine,
    )
    for (const i of [0, 1]) {
      trace('one.y', i).forEach((wanted, row) => {
        expect(Math.abs((trace('both.y', i)[row] ?? Number.NaN) - wanted)).toBeLessThan(1e-12)
      })
    }
  })

  it('holds intervals inside the table, and counts what is over as a part', () => {
    const parameters = { dimensions: '1', table: '[0, 10, 30]', ends: 'extrapolate' }
    expectReference(
      'lookup/interpolation',
      { parameters, inputs: ['k1', 'f1'], tolerance: 1e-13 },
      () =>
        ({ u: { k1 = 0, f1 = 0 } }) => {
          const at = Math.floor(k1) + f1
          return Math.floor(k1) < 1 ? 10 * at : 20 * at - 10
        },
    )
  })

  it('refuses sizes that are not those of the table', () => {
    const faulty = (parameters: Record<string, string>) =>
      findFaultyParameters('lookup/interpolation', { ...TABLE, ...parameters })
    expect(faulty({})).toEqual([])
    expect(faulty({ sizes: '[3, 2]' })).toEqual(['sizes'])
    expect(faulty({ sizes: '[3, 1, 4]' })).toEqual(['sizes'])
    expect(faulty({ sizes: '[3, 3, 2]' })).toEqual(['table'])
    expect(faulty({ dimensions: '2', table: '[1, 2, 3]' })).toEqual(['table'])
    expect(faulty({ dimensions: '1', table: '[1, 2; 3, 4]' })).toEqual(['table'])
    const [fault] = findErrors('lookup/interpolation', { parameters: { ...TABLE, sizes: '[3, 2.5, 2]' } })
    expect(fault?.message).toContain('Size 2 (2.5)')
  })
})
