import { describe, expect, it } from 'vitest'
import { findErrors, largestError, runBlock } from '../../testing/run-block.ts'

const settings = { step: '1e-3', stop: '2' }

describe('State-Space', () => {
  it('is an undamped oscillator', () => {
    const parameters = { A: '[0, 1, -9, 0]', B: '[0, 1]', C: '[1, 0]', D: '0', initial: '[1, 0]' }
    const { times, output } = runBlock('continuous/state-space', { parameters, inputs: { u: '0' }, settings })
    expect(largestError(output(), times, t => Math.cos(3 * t))).toBeLessThan(1e-9)
  })

  it('has as many inputs and outputs as its matrices', () => {
    const parameters = {
      A: '[-1, 0, 0, -2]',
      B: '[1, 0, 0, 1]',
      C: '[1, 0, 0, 1, 1, 1]',
      D: '[0, 0, 0, 0, 0, 1]',
    }
    const run = runBlock('continuous/state-space', { parameters, inputs: { u: '[1, 4]' }, settings })
    const [x1, x2] = [(t: number) => 1 - Math.exp(-t), (t: number) => 2 * (1 - Math.exp(-2 * t))]
    expect(run.widthOf('y')).toBe(3)
    expect(largestError(run.output('y', 0), run.times, x1)).toBeLessThan(1e-9)
    expect(largestError(run.output('y', 1), run.times, x2)).toBeLessThan(1e-9)
    expect(largestError(run.output('y', 2), run.times, t => x1(t) + x2(t) + 4)).toBeLessThan(1e-9)
  })

  it('takes matrices by rows, as by lists', () => {
    const inputs = { u: '[1, 4]' }
    const lists = { A: '[0, 1, -9, -1]', B: '[0, 2, 1, 0]', C: '[1, 2, 3, 4, 5, 6]', D: '[0, 0, 0, 1, 0, 0]' }
    const matrices = {
      A: '[0, 1; -9, -1]',
      B: '[0, 2; 1, 0]',
      C: '[1, 2; 3, 4; 5, 6]',
      D: '[0, 0; 0, 1; 0, 0]',
    }
    const [a, b] = [lists, matrices].map(parameters =>
      runBlock('continuous/state-space', { parameters, inputs }),
    )
    for (const element of [0, 1, 2]) expect(b?.output('y', element)).toEqual(a?.output('y', element))
  })

  it('refuses matrices and signals that do not fit', () => {
    const count = (parameters: Record<string, string>, u = '1') =>
      findErrors('continuous/state-space', { parameters, inputs: { u } }).length
    expect(count({ A: '[1, 2]' })).toBe(1)
    expect(count({ A: '[0, 1, 1, 0]', B: '[1, 2, 3]', C: '[1, 0]' })).toBe(1)
    expect(count({ A: '[0, 1, 1, 0]', B: '[1, 2]', C: '[1, 0, 1]' })).toBe(1)
    expect(count({ D: '[1, 2]' })).toBe(1)
    expect(
      count({ A: '[0, 1; 1, 0]', B: '[1, 2, 3; 4, 5, 6]', C: '[1, 0; 1, 0; 2, 2; 3, 3]' }, '[1, 2]'),
    ).toBe(1)
    expect(count({}, '[1, 2]')).toBe(1)
  })
})
