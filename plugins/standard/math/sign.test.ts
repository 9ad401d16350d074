import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { runBlock } from '../../testing/run-block.ts'

describe('Sign', () => {
  it('is 1, 0 or -1', () => {
    expectReference(
      'math/sign',
      {},
      () =>
        ({ u }) =>
          (u.u ?? 0) > 0 ? 1 : (u.u ?? 0) < 0 ? -1 : 0,
    )
    expect(runBlock('math/sign', { inputs: { u: '0' } }).output()[0]).toBe(0)
  })
})
