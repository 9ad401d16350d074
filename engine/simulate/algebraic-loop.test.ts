import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Project } from '../model/project.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { simulate } from './simulate.ts'

function run(project: Project, name: string) {
  const { program, diagnostics } = compile(project, testRegistry)
  const signal = program?.signals.get(name)
  if (!program || !signal) throw new Error(JSON.stringify(diagnostics))
  const { log, fault } = simulate(program, [signal])
  return { fault, first: log.value(0, 0), last: log.value(log.rows - 1, 0) }
}

/** y = u - k y */
const linear = (k: number, u = '1'): Diagram => ({
  blocks: { u: ['value', { value: u }], s: 'sum', k: ['gain', { gain: String(k) }] },
  wires: ['u.y -> s.u1', 'k.y -> s.u2', 's.y -> k.u'],
})

describe('an algebraic loop', () => {
  it('is solved where it is linear: y = u / (1 + k)', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), k => {
        fc.pre(Math.abs(1 + k) > 1e-3)
        const { fault, first } = run(buildProject(linear(k)), 's.y')
        expect(fault).toBeNull()
        expect(Math.abs(first * (1 + k) - 1)).toBeLessThan(1e-12)
      }),
    )
  })

  it('is solved where it is not: y = cos y', () => {
    const { first } = run(buildProject({ blocks: { c: 'cosine-of' }, wires: ['c.y -> c.u'] }), 'c.y')
    expect(first).toBeCloseTo(0.7390851332151607, 14)
  })

  it('is refused at its time with its blocks where it has no solution: y = y + 1', () => {
    const { fault } = run(buildProject(linear(-1)), 's.y')
    expect(fault).toMatchObject({ code: 'algebraic-loop', timeSeconds: 0, trail: ['s.y', 'k.y', 's.y'] })
  })

  it('may be a vector, and several loops may hang together', () => {
    const vector = run(buildProject(linear(3, '[4, 8]')), 's.y')
    expect(vector.first).toBeCloseTo(1, 14)
    const crossed = buildProject({
      blocks: {
        one: 'value',
        a: ['sum', { signs: '+--' }],
        b: ['sum', { signs: '++' }],
        half: ['gain', { gain: '0.5' }],
        third: ['gain', { gain: '1/3' }],
      },
      wires: [
        'one.y -> a.u1',
        'half.y -> a.u2',
        'third.y -> a.u3',
        'a.y -> b.u1',
        'third.y -> b.u2',
        'a.y -> half.u',
        'b.y -> third.u',
      ],
    })
    // b = a + b/3 = 3a/2 and a = 1 - a/2 - b/3 = 1 - a, hence a = 1/2
    expect(run(crossed, 'a.y').first).toBeCloseTo(0.5, 14)
    expect(run(crossed, 'b.y').first).toBeCloseTo(0.75, 14)
  })

  it("is solved at minor steps too: x' = -(u - y), y = u - y gives x(1) = -1/2", () => {
    const diagram = linear(1)
    const project = buildProject({
      blocks: { ...diagram.blocks, x: 'integrator', minus: ['gain', { gain: '-1' }] },
      wires: [...(diagram.wires ?? []), 's.y -> minus.u', 'minus.y -> x.u'],
    })
    expect(run(project, 'x.y').last).toBeCloseTo(-0.5, 13)
  })

  it('follows an input that changes with time: y = t / (1 + k)', () => {
    const diagram = linear(1)
    const project = buildProject({ ...diagram, blocks: { ...diagram.blocks, u: 'ramp' } })
    expect(run(project, 's.y').last).toBeCloseTo(0.5, 14)
  })
})
