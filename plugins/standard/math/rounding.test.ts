import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { runBlock } from '../../testing/run-block.ts'

describe('Rounding', () => {
  it.each<[string, (u: number) => number]>([
    ['floor', Math.floor],
    ['ceil', Math.ceil],
    ['fix', Math.trunc],
    ['round', u => Math.sign(u) * Math.floor(Math.abs(u) + 0.5)],
  ])('rounds with %s', (name, f) => {
    expectReference(
      'math/rounding',
      { parameters: { function: name } },
      () =>
        ({ u }) =>
          f(u.u ?? 0) + 0,
    )
  })

  it('rounds halves away from 0', () => {
    const { output } = runBlock('math/rounding', {
      parameters: { function: 'round' },
      inputs: { u: '[2.5, -2.5, 0.49999999999999994]' },
    })
    expect([0, 1, 2].map(i => output('y', i)[0])).toEqual([3, -3, 0])
  })
})
