import { describe, expect, it } from 'vitest'
import { findFaultyParameters, runBlock } from '../../testing/run-block.ts'

describe('Min/Max', () => {
  it('takes the least or the greatest of its inputs at every instant', () => {
    const inputs = {
      u1: ['sources/sine', { frequency: '5' }],
      u2: '0.25',
      u3: ['sources/ramp', { slope: '-1', initial: '1' }],
    } as const
    const run = (name: 'min' | 'max') =>
      runBlock('math/min-max', { parameters: { function: name, inputs: '3' }, inputs })
    const { times, output } = run('min')
    expect(output()).toEqual(times.map(t => Math.min(Math.sin(5 * t), 0.25, 1 - t)))
    expect(run('max').output()).toEqual(times.map(t => Math.max(Math.sin(5 * t), 0.25, 1 - t)))
  })

  it('compares vectors element by element', () => {
    const { output } = runBlock('math/min-max', { inputs: { u1: '[1, 5]', u2: '[3, 2]' } })
    expect([output('y', 0).at(-1), output('y', 1).at(-1)]).toEqual([1, 2])
  })

  it('reduces a vector when it has one input', () => {
    const run = (name: 'min' | 'max') =>
      runBlock('math/min-max', { parameters: { function: name, inputs: '1' }, inputs: { u1: '[3, -7, 5]' } })
    expect([run('min').widthOf('y'), run('min').output().at(-1)]).toEqual([1, -7])
    expect(run('max').output().at(-1)).toBe(5)
  })

  it('refuses a count that is none', () => {
    for (const inputs of ['0', '1.5', '65', 'x']) {
      expect(findFaultyParameters('math/min-max', { inputs })).toEqual(['inputs'])
    }
  })
})
