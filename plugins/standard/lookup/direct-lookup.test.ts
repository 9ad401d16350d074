import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findErrors, findFaultyParameters, runBlock, surroundBlock } from '../../testing/run-block.ts'
import { compileDiagram } from '../../testing/run-diagram.ts'

const hold = (x: number, most: number): number => Math.min(Math.max(Math.floor(x), 0), most)

describe('Direct Lookup', () => {
  it('gives an element, held inside the table', () => {
    expectReference('lookup/direct-lookup', { parameters: { table: '[4, 5]' } }, () => ({ u: { u = 0 } }) => {
      return [4, 5][hold(u, 1)] ?? 0
    })
  })

  it('counts from 1 where it is told to', () => {
    const { output } = runBlock('lookup/direct-lookup', {
      parameters: { table: '[4, 5, 6]', base: 'one' },
      inputs: { u: '[0, 1, 2, 3.9, 4]' },
    })
    expect([0, 1, 2, 3, 4].map(i => output('y', i)[0])).toEqual([4, 4, 5, 6, 6])
  })

  it.each([
    ['matrix', '[1, 2; 3, 4; 5, 6; 7, 8; 9, 10; 11, 12]'],
    ['list', '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]'],
  ])('gives an element of a table of three dimensions, written as a %s', (_, table) => {
    const parameters = { dimensions: '3', sizes: '[3, 2, 2]', table }
    expectReference('lookup/direct-lookup', { parameters, inputs: ['u1', 'u2', 'u3'] }, () => ({ u }) => {
      return 4 * hold(u.u1 ?? 0, 2) + 2 * hold(u.u2 ?? 0, 1) + hold(u.u3 ?? 0, 1) + 1
    })
  })

  it('gives an element, a row or a column of a matrix', () => {
    const run = (selects: string, inputs: Record<string, string>) => {
      const parameters = { dimensions: '2', table: '[1, 2, 3; 4, 5, 6]', selects }
      const { output, widthOf } = runBlock('lookup/direct-lookup', { parameters, inputs })
      return Array.from({ length: widthOf('y') }, (_, i) => output('y', i)[0])
    }
    expect(run('element', { u1: '1', u2: '[0, 1, 7]' })).toEqual([4, 5, 6])
    expect(run('row', { u: '1' })).toEqual([4, 5, 6])
    expect(run('row', { u: '-3' })).toEqual([1, 2, 3])
    expect(run('column', { u: '1.7' })).toEqual([2, 5])
    expect(run('column', { u: '9' })).toEqual([3, 6])
  })

  it('refuses what it cannot give', () => {
    const faulty = (parameters: Record<string, string>) =>
      findFaultyParameters('lookup/direct-lookup', parameters)
    expect(faulty({ table: '[1, 2; 3, 4]' })).toEqual(['table'])
    expect(faulty({ dimensions: '3', sizes: '[2, 2, 2]' })).toEqual(['table'])
    const parameters = { table: '[1, 2; 3, 4]', selects: 'row' }
    const [fault] = findErrors('lookup/direct-lookup', { parameters, inputs: { u: '[0, 1]' } })
    expect(fault?.message).toContain('One row is given at a time')
  })

  it('makes every change of the element an event', () => {
    const setup = { inputs: { u: ['sources/clock'] as const }, settings: { solver: 'dp54' } }
    const program = compileDiagram(surroundBlock('lookup/direct-lookup', setup))
    expect(program.events?.guards.length).toBeGreaterThan(0)
  })
})
