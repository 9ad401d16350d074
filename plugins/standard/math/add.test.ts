import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters } from '../../testing/run-block.ts'

describe('Add and Subtract', () => {
  it('add and subtract by their signs', () => {
    expectReference(
      'math/add',
      { inputs: ['u1', 'u2'] },
      () =>
        ({ u }) =>
          (u.u1 ?? 0) + (u.u2 ?? 0),
    )
    expectReference(
      'math/subtract',
      { inputs: ['u1', 'u2'] },
      () =>
        ({ u }) =>
          (u.u1 ?? 0) - (u.u2 ?? 0),
    )
    expectReference(
      'math/add',
      { parameters: { signs: '-+-' }, inputs: ['u1', 'u2', 'u3'] },
      () =>
        ({ u }) =>
          -(u.u1 ?? 0) + (u.u2 ?? 0) - (u.u3 ?? 0),
    )
  })

  it('refuse what is not a list of signs', () => {
    expect(findFaultyParameters('math/add', { signs: 'x' })).toEqual(['signs'])
    expect(findFaultyParameters('math/subtract', { signs: '' })).toEqual(['signs'])
  })
})
