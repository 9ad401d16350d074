/** What `auto` takes, told by what each kind of model needs. */
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { chooseSolver } from './choose-solver.ts'

function choose(diagram: Diagram, stop: number): { readonly id: string; readonly why: string } {
  const settings = { solver: 'auto', relTol: '1e-6', stop: String(stop) }
  const { program, diagnostics } = compile(buildProject(diagram, { settings }), registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const { solver, why } = chooseSolver(program)
  return { id: solver.id, why }
}

/** x' = k (sin t - x), k from 1 to `after` at t = 0.5. */
const switched = (after: number): Diagram => ({
  blocks: {
    k: ['sources/step', { time: '0.5', before: '1', after: String(after) }],
    wave: 'sources/sine',
    error: ['math/sum', { signs: '+-' }],
    pull: ['math/product', { operations: '**' }],
    x: 'continuous/integrator',
  },
  wires: ['wave.y -> error.u1', 'x.y -> error.u2', 'k.y -> pull.u1', 'error.y -> pull.u2', 'pull.y -> x.u'],
})

/** x'' = -2 zeta w x' - w^2 x, both states of one size. */
const oscillator = (w: number, zeta: number): Diagram => ({
  blocks: {
    x: ['continuous/integrator', { initial: '1' }],
    v: 'continuous/integrator',
    up: ['math/gain', { gain: String(w) }],
    pull: ['user/expression', { expression: `-${w}*u1 - ${2 * zeta * w}*u2`, inputs: '2' }],
  },
  wires: ['v.y -> up.u', 'up.y -> x.u', 'x.y -> pull.u1', 'v.y -> pull.u2', 'pull.y -> v.u'],
})

describe('auto', () => {
  it('takes a stiff solver where a source switches something fast on later', () => {
    expect(choose(switched(10), 10).id).toBe('dp853')
    expect(choose(switched(1e7), 10)).toEqual({ id: 'radau5', why: expect.stringMatching(/^stiff/) })
  })

  it('takes one for an oscillation that soon dies away, and none for one that is to be followed', () => {
    expect(choose(oscillator(1e4, 0.4), 10).id).toBe('radau5')
    expect(choose(oscillator(1e4, 0.05), 100).id).toBe('radau5')
    expect(choose(oscillator(1e4, 0), 10).id).toBe('dp853')
    expect(choose(oscillator(1e4, 1e-4), 10).id).toBe('dp853')
    expect(choose(oscillator(10, 0.4), 10).id).toBe('dp853')
  })

  it('does not take a saddle for a decay', () => {
    const saddle: Diagram = {
      blocks: {
        x: ['continuous/integrator', { initial: '1' }],
        v: ['continuous/integrator', { initial: '-1' }],
        up: ['math/gain', { gain: '1e4' }],
        back: ['math/gain', { gain: '1e4' }],
      },
      wires: ['v.y -> up.u', 'up.y -> x.u', 'x.y -> back.u', 'back.y -> v.u'],
    }
    expect(choose(saddle, 10).why).not.toMatch(/^stiff: its/)
  })
})
