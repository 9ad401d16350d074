import { describe, expect, it } from 'vitest'
import { runBlock } from '../../testing/run-block.ts'

describe('Mux', () => {
  it('joins scalars and vectors in order', () => {
    const { times, output, widthOf } = runBlock('routing/mux', {
      parameters: { inputs: '3' },
      inputs: { u1: ['sources/clock'], u2: '[5, 6]', u3: ['sources/sine'] },
    })
    expect(widthOf('y')).toBe(4)
    expect(output('y', 0)).toEqual(times)
    expect(output('y', 2)).toEqual(times.map(() => 6))
    expect(output('y', 3)).toEqual(times.map(t => Math.sin(t)))
  })
})
