import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

describe('Interval Test', () => {
  it('tells where its input lies within', () => {
    expectReference(
      'logic/interval-test',
      {},
      () =>
        ({ u: { u = 0 } }) =>
          Number(u >= -0.5 && u <= 0.5),
    )
  })

  it.each([
    ['both', [1, 1]],
    ['lower', [1, 0]],
    ['upper', [0, 1]],
    ['none', [0, 0]],
  ])('with %s, its ends count as %j', (ends, expected) => {
    const { output } = runBlock('logic/interval-test', {
      parameters: { ends, lower: '1', upper: '2' },
      inputs: { u: '[1, 2]' },
    })
    expect([output('y', 0)[0], output('y', 1)[0]]).toEqual(expected)
  })

  it('refuses ends in the wrong order', () => {
    expect(findFaultyParameters('logic/interval-test', { lower: '1', upper: '0' })).toEqual(['lower'])
  })
})
