import { describe, expect, it } from 'vitest'
import { diagnose, runDiagram } from '../../testing/run-diagram.ts'

/** A is [1 3 5; 2 4 6], 2 x 3, and v a vector of 3. */
const FEEDS = {
  list: ['sources/constant', { value: '[1, 2, 3, 4, 5, 6]' }],
  v: ['sources/constant', { value: '[1, 10, 100]' }],
  A: ['math/reshape', { columns: '3' }],
} as const

function compute(
  blocks: Readonly<Record<string, readonly [string, Record<string, string>?]>>,
  wires: string[],
) {
  const run = runDiagram({
    blocks: { ...FEEDS, ...blocks },
    connections: ['list.y -> A.u', ...wires],
    settings: { step: '1', stop: '1' },
  })
  return Array.from({ length: run.widthOf('result.y') }, (_, i) => run.trace('result.y', i)[0])
}

describe('Matrix blocks', () => {
  it('multiply', () => {
    const wires = ['A.y -> result.u1', 'v.y -> result.u2']
    expect(compute({ result: ['math/matrix-multiply'] }, wires)).toEqual([531, 642])
  })

  it('transpose: A times its transpose is [35 44; 44 56]', () => {
    const blocks = { turned: ['math/transpose'], result: ['math/matrix-multiply'] } as const
    const wires = ['A.y -> turned.u', 'A.y -> result.u1', 'turned.y -> result.u2']
    expect(compute(blocks, wires)).toEqual([35, 44, 44, 56])
    expect(compute({ result: ['math/transpose'] }, ['A.y -> result.u'])).toEqual([1, 3, 5, 2, 4, 6])
  })

  it('reshape without touching an element', () => {
    const result = ['math/reshape', { columns: '1' }] as const
    expect(compute({ result }, ['A.y -> result.u'])).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('concatenate both ways', () => {
    const wires = ['v.y -> result.u1', 'v.y -> result.u2']
    const [down, across] = ['vertical', 'horizontal'].map(direction =>
      compute({ result: ['math/concatenate', { direction }] }, wires),
    )
    expect(down).toEqual([1, 10, 100, 1, 10, 100])
    expect(across).toEqual([1, 10, 100, 1, 10, 100])
    const product = {
      pair: ['math/concatenate', { direction: 'horizontal' }],
      result: ['math/matrix-multiply'],
    } as const
    expect(
      compute(product, ['v.y -> pair.u1', 'v.y -> pair.u2', 'A.y -> result.u1', 'pair.y -> result.u2']),
    ).toEqual([531, 642, 531, 642])
  })

  it('refuse shapes that do not go together', () => {
    const faults = diagnose({
      blocks: { ...FEEDS, result: ['math/matrix-multiply'] },
      connections: ['list.y -> A.u', 'v.y -> result.u1', 'A.y -> result.u2'],
    })
    expect(faults.map(({ place }) => place.block)).toEqual(['result'])
  })
})
