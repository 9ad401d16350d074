import { describe, expect, it } from 'vitest'
import { findErrors, runBlock } from '../../testing/run-block.ts'

describe('If', () => {
  it('is true at the first condition that holds only', () => {
    const { output, input } = runBlock('subsystems/if', {
      parameters: { condition: 'u1 > u2', elseIf: 'min(u1, u2) > 0, u1 == u2', inputs: '2' },
      inputs: { u1: ['sources/sine', { frequency: '5' }], u2: ['sources/sine', { frequency: '3' }] },
    })
    const [a, b] = [input('u1'), input('u2')]
    a.forEach((u1, k) => {
      const u2 = b[k] ?? 0
      const conditions = [u1 > u2, Math.min(u1, u2) > 0, u1 === u2, true]
      const first = conditions.indexOf(true)
      const actions = ['if', 'elseif1', 'elseif2', 'else'].map(port => output(port)[k])
      expect(actions).toEqual(conditions.map((_, i) => Number(i === first)))
    })
  })

  it.each([
    [{ condition: '' }, 'condition', 'The formula is missing.'],
    [{ elseIf: 'u1 > 1, u9' }, 'elseIf', 'At character 9: there is nothing called "u9".'],
    [{ elseIf: 'u1 > 1,' }, 'elseIf', 'The formula is missing.'],
  ])('refuses %j at its place', (parameters, parameter, message) => {
    const [error] = findErrors('subsystems/if', { parameters, inputs: { u1: '1' } })
    expect(error?.place).toMatchObject({ block: 'block', parameter })
    expect(error?.message).toContain(message)
  })

  it('refuses a condition of several truth values', () => {
    const [error] = findErrors('subsystems/if', { inputs: { u1: '[1, 2]' } })
    expect(error?.message).toContain('The condition "u1 > 0" must be one truth value.')
    expect(error?.place).toMatchObject({ block: 'block', port: 'u1' })
  })
})
