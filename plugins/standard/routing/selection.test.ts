import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

describe('Selector', () => {
  it('picks elements in any order', () => {
    const run = runBlock('routing/selector', {
      parameters: { indices: '[3, 1, 3]' },
      inputs: { u: '[10, 20, 30]' },
    })
    expect([0, 1, 2].map(i => run.output('y', i)[0])).toEqual([30, 10, 30])
    expect(findFaultyParameters('routing/selector', { indices: '[0]' })).toEqual(['indices'])
  })
})

describe('Multiport Switch', () => {
  it('passes the input of that number, held inside the range', () => {
    const inputs = {
      control: ['sources/ramp', { slope: '3', initial: '-0.5' }],
      u1: '[1, 10]',
      u2: ['sources/sine'],
      u3: '[3, 30]',
    } as const
    expectReference('routing/multiport-switch', { inputs }, () => ({ u }) => {
      const n = Math.min(Math.max(Math.floor(u.control ?? 0), 1), 3)
      return u[`u${n}`] ?? 0
    })
  })
})

describe('Manual Switch', () => {
  it('passes the input of its position', () => {
    for (const position of [1, 2]) {
      const comparison = { parameters: { position: String(position) }, inputs: ['u1', 'u2'] }
      expectReference(
        'routing/manual-switch',
        comparison,
        () =>
          ({ u }) =>
            u[`u${position}`] ?? 0,
      )
    }
    expect(findFaultyParameters('routing/manual-switch', { position: '3' })).toEqual(['position'])
  })
})
