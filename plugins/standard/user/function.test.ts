import { describe, expect, it } from 'vitest'
import { expectReference } from '../../testing/reference.ts'
import { findErrors, largestError, runBlock } from '../../testing/run-block.ts'
import { compileDiagram, type Diagram, diagnose, runDiagram } from '../../testing/run-diagram.ts'

describe('Function', () => {
  it('solves its differential equation, for each element', () => {
    const { times, output } = runBlock('user/function', {
      parameters: { code: "input u; output y; parameter k = 3; state x = 1; x' = k*(u - x); y = x" },
      inputs: { u: '[2, 5]' },
    })
    for (const [element, u] of [2, 5].entries()) {
      const error = largestError(output('y', element), times, t => u + (1 - u) * Math.exp(-3 * t))
      expect(error).toBeLessThan(1e-7)
    }
  })

  it('is the same as blocks, bit for bit', () => {
    const { trace } = runDiagram({
      blocks: {
        wave: ['sources/sine', { frequency: '5' }],
        sum: ['math/sum', { signs: '+-' }],
        gain: ['math/gain', { gain: '4' }],
        lag: ['continuous/integrator'],
        block: ['user/function', { code: "input u; output y; state x = 0; x' = 4*(u - x); y = x" }],
      },
      connections: [
        'wave.y -> sum.u1',
        'lag.y -> sum.u2',
        'sum.y -> gain.u',
        'gain.y -> lag.u',
        'wave.y -> block.u',
      ],
    })
    expect(trace('block.y')).toEqual(trace('lag.y'))
  })

  it('keeps the numbers that it names where a running loop can be given others', () => {
    const build = (k: string): Diagram => ({
      blocks: {
        u: ['sources/constant', { value: '2' }],
        block: ['user/function', { code: `input u; output y; parameter k = ${k}; y = k*u + 1` }],
      },
      connections: ['u.y -> block.u'],
    })
    const [two, three] = [compileDiagram(build('2')), compileDiagram(build('3'))]
    const named = (program: typeof two) => program.parameters.find(({ name }) => name === 'block.$k')
    expect(named(two)?.values).toEqual([2])
    expect(named(three)).toEqual({ ...named(two), values: [3] })
    expect(runDiagram(build('3')).trace('block.y').at(-1)).toBe(7)
  })

  it('takes what an index is made of as it stands', () => {
    const code = 'input u; output y; parameter k = 2; y = u[k]'
    const { output } = runBlock('user/function', { parameters: { code }, inputs: { u: '[10, 20, 30]' } })
    expect(output().at(-1)).toBe(20)
  })

  it('takes discrete states from sample to sample', () => {
    const code = `input u
      output y, n
      state total = 1   # all states change at once
      state count = 0
      next total = total + u
      next count = count + 1
      y = total
      n = count + 0*u`
    expectReference('user/function', { parameters: { code } }, () => {
      let [total, count] = [1, 0]
      return ({ u }) => {
        const result = { y: total, n: count }
        total += u.u ?? 0
        count += 1
        return result
      }
    })
  })

  it('samples where it has a sample time', () => {
    const { times, output } = runBlock('user/function', {
      parameters: { code: 'output y; state n = 0; next n = n + 1; y = n', sampleTime: '0.25' },
    })
    expect(output()).toEqual(times.map(t => Math.floor((t + 1e-9) / 0.25)))
  })

  it('computes with variables, vectors and conditions', () => {
    const { trace } = runDiagram({
      blocks: {
        wave: ['sources/sine', { amplitude: '[1, 2]' }],
        block: [
          'user/function',
          {
            code: 'input u\noutput y\nparameter A = [1, 2; 3, 4]\nv = A * u   // a matrix product\ny = if(v(1) > limit, limit, v(1)) + u(2)',
          },
        ],
      },
      connections: ['wave.y -> block.u'],
      variables: { limit: '3' },
    })
    const [a, b] = [trace('wave.y', 0), trace('wave.y', 1)]
    trace('block.y').forEach((y, k) => {
      const v = (a[k] ?? 0) + 2 * (b[k] ?? 0)
      expect(y).toBeCloseTo(Math.min(v, 3) + (b[k] ?? 0), 12)
    })
  })

  it('lets no state through at once: a loop over it is no algebraic one', () => {
    const loop = (code: string) =>
      diagnose({
        blocks: { block: ['user/function', { code }], back: ['math/gain', { gain: '-1' }] },
        connections: ['block.y -> back.u', 'back.y -> block.u'],
      }).map(({ code: kind }) => kind)
    expect(loop("input u; output y; state x = 1; x' = u; y = x")).not.toContain('algebraic-loop')
    expect(loop("input u; output y; state x = 1; x' = u; y = x + 0.5*u")).toContain('algebraic-loop')
  })

  it.each([
    ['output y\ny = 2*speed', 'Line 2, column 7: there is nothing called "speed".'],
    ['output y\n\n  y = 1 +', 'Line 3, column 10: Unexpected end of expression.'],
    ['output y; y = foo(2)', 'Line 1, column 15: there is no function "foo".'],
    ['output y\nlet y = 2', 'Line 2, column 1: "let y = 2" is no statement.'],
    ['input u\ny = u', 'Line 2, column 6: It has no output.'],
    ['output y', 'Line 1, column 9: The output "y" has no value.'],
    ['output y; y = 1; y = 2', 'Line 1, column 18: "y" is defined already.'],
    ['input u; output u; u = 1', 'Line 1, column 20: "u" is an input already.'],
    ['output y; state x = 1; y = x', 'Line 1, column 17: The state "x" never changes.'],
    ["output y; x' = 1; y = 2", 'Line 1, column 11: "x" is no state.'],
    ["output y; state x = 1; x' = 1; next x = 2; y = x", 'It is said twice how the state "x" changes.'],
    ['output sin; sin = 1', '"sin" cannot be a name.'],
    ['input u; output y; state x = u; next x = u; y = x', 'Line 1, column 30: there is nothing called "u".'],
  ])('refuses %j at its place', (code, message) => {
    const [error] = findErrors('user/function', { parameters: { code } })
    expect(error?.message).toContain(message)
    expect(error?.place).toMatchObject({ block: 'block', parameter: 'code' })
  })

  it('names the line where signals do not go together', () => {
    const [error] = findErrors('user/function', {
      parameters: { code: 'input a, b\noutput y\ny = a + b' },
      inputs: { a: '[1, 2]', b: '[1, 2, 3]' },
    })
    expect(error?.message).toContain('Line 3, column 5: add cannot combine a vector of 2 elements with')
  })

  it('refuses a sample time with a continuous state', () => {
    const [error] = findErrors('user/function', { parameters: { sampleTime: '0.1' } })
    expect(error?.place.parameter).toBe('sampleTime')
  })
})
