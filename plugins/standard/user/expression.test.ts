import { describe, expect, it } from 'vitest'
import { findErrors, runBlock } from '../../testing/run-block.ts'
import { diagnose, runDiagram } from '../../testing/run-diagram.ts'

describe('Expression', () => {
  it('computes a formula of inputs, time and variables', () => {
    const { trace, times } = runDiagram({
      blocks: {
        wave: ['sources/sine', { amplitude: '[1, 2]' }],
        block: ['user/expression', { expression: 'u[1]*sin(2*pi*f*t) + gains(2)*u(2)^2' }],
      },
      connections: ['wave.y -> block.u'],
      variables: { f: '3', gains: '[5, 0.5]' },
    })
    const [a, b] = [trace('wave.y', 0), trace('wave.y', 1)]
    trace('block.y').forEach((y, k) => {
      const t = times[k] ?? 0
      expect(y).toBeCloseTo((a[k] ?? 0) * Math.sin(6 * Math.PI * t) + 0.5 * (b[k] ?? 0) ** 2, 12)
    })
  })

  it.each([
    ['u1 > u2 && !(u1 == 3) ? u1 : -u2', '2', ['5', '4'], [5]],
    ['u1 > u2 || u1 ~= 3', '2', ['3', '4'], [0]],
    ['if(1 < u < 3, 10, 20)', '1', ['2'], [10]],
    ['max(u) - min(u1, 2, 1)', '1', ['[4, 9, 2]'], [8, 8, 8]],
    ['sum(u) + length(u)', '2', ['[1, 2]', '3'], [9]],
    ["u'*u", '1', ['[3, 4]'], [25]],
    ['[u1, u2; 0, 1] * [1, 2]', '2', ['3', '4'], [11, 2]],
    ['u(2, 1) + 10*u[1, 2]', '1', ['[1, 2; 3, 4]'], [23]],
    ['u[u[3]]', '1', ['[7, 8, 2]'], [8]],
    ['mod(-7, 3) + rem(-7, 3) + fix(-1.5) + round(-2.5) + u', '1', ['0'], [2 - 1 - 1 - 3]],
    ['atan2(1, 1) + log10(u) + hypot(3, 4) + e - e', '1', ['100'], [Math.PI / 4 + 7]],
  ] as const)('%s', (expression, count, feeds, wanted) => {
    const inputs = Object.fromEntries(feeds.map((feed, i) => [feeds.length === 1 ? 'u' : `u${i + 1}`, feed]))
    const { output, widthOf } = runBlock('user/expression', {
      parameters: { expression, inputs: count },
      inputs,
    })
    const values = Array.from({ length: widthOf('y') }, (_, i) => output('y', i).at(-1) ?? Number.NaN)
    expect(values.length).toBe(wanted.length)
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 12)
    })
  })

  it('takes elements of a bus by name', () => {
    const { trace } = runDiagram({
      blocks: {
        a: ['sources/constant', { value: '3' }],
        b: ['sources/constant', { value: '4' }],
        bus: ['routing/bus-creator', { elements: 'speed, load' }],
        block: ['user/expression', { expression: 'u.speed * u1.load' }],
      },
      connections: ['a.y -> bus.u1', 'b.y -> bus.u2', 'bus.y -> block.u'],
    })
    expect(trace('block.y').at(-1)).toBe(12)
  })

  it.each([
    ['1 +', 'Unexpected end of expression (char 4)'],
    ['2*speed', 'At character 3: there is nothing called "speed".'],
    ['u + foo(u)', 'At character 5: there is no function "foo".'],
    ['sin(1, 2)', 'sin takes 1 value, not 2'],
    ['2 u', 'lacks an operator'],
    ['x = 3', 'cannot stand in a formula'],
    ['', 'The formula is missing.'],
  ])('refuses "%s" at its place', (expression, words) => {
    const [error, ...more] = findErrors('user/expression', { parameters: { expression }, inputs: { u: '1' } })
    expect(error?.message).toContain(words)
    expect(error?.place).toMatchObject({ block: 'block', parameter: 'expression' })
    expect(more).toEqual([])
  })

  it('says which signal is too short for the formula', () => {
    const [error] = findErrors('user/expression', {
      parameters: { expression: 'u[3]' },
      inputs: { u: '[1, 2]' },
    })
    expect(error?.message).toContain('There is no element 3 in a vector of 2 elements')
    expect(error?.hint).toContain('block.u gets a vector of 2 elements from from u.y')
  })

  it('names the variable whose value is at fault', () => {
    const errors = diagnose({
      blocks: { block: ['user/expression', { expression: 'u*f' }] },
      connections: [],
      variables: { f: '1 +' },
    })
    expect(errors.some(({ message }) => message.includes('f'))).toBe(true)
  })
})
