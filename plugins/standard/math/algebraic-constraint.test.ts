import { describe, expect, it } from 'vitest'
import { type Diagram, diagnose, runDiagram } from '../../testing/run-diagram.ts'

/** scale (y^2 - u) = 0 */
const root = (scale: string, guess: string): Diagram => ({
  blocks: {
    u: ['sources/sine', { amplitude: '[1, 2]', bias: '3', frequency: '5' }],
    square: ['math/product', { operations: '**' }],
    difference: ['math/sum', { signs: '+-' }],
    scaled: ['math/gain', { gain: scale }],
    solve: ['math/algebraic-constraint', { guess }],
  },
  connections: [
    'solve.y -> square.u1',
    'solve.y -> square.u2',
    'square.y -> difference.u1',
    'u.y -> difference.u2',
    'difference.y -> scaled.u',
    'scaled.y -> solve.u',
  ],
})

describe('Algebraic Constraint', () => {
  it.each([
    ['1', '1', 1],
    ['1', '[1, 1]', 1],
    ['1', '-5', -1],
    ['1e9', '1', 1],
    ['1e-9', '1', 1],
  ])('finds the root of %s (y^2 - u) from %s on, near the guess', (scale, guess, sign) => {
    for (const engine of ['simple', 'compiled'] as const) {
      const { trace } = runDiagram(root(scale, guess), engine)
      for (const element of [0, 1]) {
        const u = trace('u.y', element)
        trace('solve.y', element).forEach((y, k) => {
          expect(y).toBeCloseTo(sign * Math.sqrt(u[k] ?? 0), 7)
        })
      }
    }
  })

  it('solves two equations together', () => {
    // y1 + y2 = 3, y1 y2 = 2
    const diagram: Diagram = {
      blocks: {
        a: ['math/algebraic-constraint', { guess: '0.5' }],
        b: ['math/algebraic-constraint', { guess: '3' }],
        sum: ['user/expression', { inputs: '2', expression: 'u1 + u2 - 3' }],
        product: ['user/expression', { inputs: '2', expression: 'u1*u2 - 2' }],
      },
      connections: [
        'a.y -> sum.u1',
        'b.y -> sum.u2',
        'a.y -> product.u1',
        'b.y -> product.u2',
        'sum.y -> a.u',
        'product.y -> b.u',
      ],
    }
    const { trace } = runDiagram(diagram)
    expect(trace('a.y').at(-1)).toBeCloseTo(1, 10)
    expect(trace('b.y').at(-1)).toBeCloseTo(2, 10)
    expect(diagnose(diagram)).toEqual([])
  })

  it('says when its input does not depend on its output', () => {
    const [fault] = diagnose({
      blocks: { u: ['sources/constant'], solve: ['math/algebraic-constraint'] },
      connections: ['u.y -> solve.u'],
    })
    expect(fault).toMatchObject({
      severity: 'error',
      code: 'algebraic-loop',
      place: { block: 'solve', port: 'u' },
    })
    expect(fault?.message).toContain('nothing to solve')
  })

  it('ends the run where there is no root, and names the loop', () => {
    const diagram = root('1', '1')
    const blocks = { ...diagram.blocks, u: ['sources/ramp', { slope: '-1', initial: '1' }] as const }
    expect(() => runDiagram({ ...diagram, blocks })).toThrow(/solve/)
  })
})
