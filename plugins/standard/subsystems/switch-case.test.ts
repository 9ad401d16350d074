import { describe, expect, it } from 'vitest'
import { findErrors, runBlock } from '../../testing/run-block.ts'

describe('Switch Case', () => {
  it('is true at the case of its control, with what is behind the point cut off', () => {
    const { output, input } = runBlock('subsystems/switch-case', {
      parameters: { cases: '{1}, {2, 3}, {-1}' },
      inputs: { u: ['sources/sine', { amplitude: '4.5', frequency: '5' }] },
    })
    input('u').forEach((u, k) => {
      const whole = Math.trunc(u)
      const wanted = [whole === 1, whole === 2 || whole === 3, whole === -1]
      const actions = ['case1', 'case2', 'case3', 'default'].map(port => output(port)[k])
      expect(actions).toEqual([...wanted, !wanted.includes(true)].map(Number))
    })
  })

  it.each([
    ['1, 2', '"1, 2" is no list of cases.'],
    ['{1}, {}', 'A case without values never runs.'],
    ['{1.5}', 'Cases are whole numbers.'],
    ['{1, 2}, {2}', 'The value 2 stands in two cases.'],
  ])('refuses %s', (cases, message) => {
    const [error] = findErrors('subsystems/switch-case', { parameters: { cases }, inputs: { u: '1' } })
    expect(error?.place).toMatchObject({ block: 'block', parameter: 'cases' })
    expect(error?.message).toContain(message)
  })

  it('refuses a vector', () => {
    const [error] = findErrors('subsystems/switch-case', { inputs: { u: '[1, 2]' } })
    expect(error?.message).toContain('The control must be one number.')
  })
})
