import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Project } from '../model/project.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
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

  /** A formula of y and t of which a loop is made. */
  function runFormula(formula: string, guess: string | null, isCompiled: boolean) {
    const constraint: Diagram = {
      blocks: {
        t: 'sources/clock',
        f: ['user/expression', { expression: formula, inputs: '2' }],
        y: guess === null ? 'math/gain' : ['math/algebraic-constraint', { guess }],
      },
      wires: ['y.y -> f.u1', 't.y -> f.u2', 'f.y -> y.u'],
    }
    const project = buildProject(constraint, { settings: { step: '2^-6', stop: '4' } })
    const { program, diagnostics } = compile(project, registry)
    const y = program?.signals.get('y.y')
    if (!program || !y) throw new Error(JSON.stringify(diagnostics))
    const createEngine = isCompiled ? createCompiledEngine : createSimpleEngine
    const { log, fault } = simulate(program, [y], { createEngine })
    const rows = Array.from({ length: log.rows }, (_, row) => ({ t: log.time(row), y: log.value(row, 0) }))
    return { rows, fault }
  }

  it('is solved from the last values, so that it stays with the solution that it began with', () => {
    const slope = fc.integer({ min: -30, max: 30 }).map(tenths => tenths / 10)
    fc.assert(
      fc.property(slope, fc.boolean(), fc.boolean(), (a, isUpper, isCompiled) => {
        // y = a t and y = a t + 1 both solve it; from a guess alone the nearer one would be found.
        const formula = `(u1 - (${a})*u2) * (u1 - (${a})*u2 - 1)`
        const { rows, fault } = runFormula(formula, isUpper ? '1' : '0', isCompiled)
        expect(fault).toBeNull()
        for (const { t, y } of rows) expect(Math.abs(y - a * t - Number(isUpper))).toBeLessThan(1e-7)
      }),
      { numRuns: 30 },
    )
  })

  it('begins from zero: of two solutions it takes the one that Newton finds from there', () => {
    const constant = fc.integer({ min: -400, max: 20 }).map(hundredths => hundredths / 100)
    fc.assert(
      fc.property(constant, fc.boolean(), (c, isCompiled) => {
        // y = y^2 + c: left of its turn at y = 1/2 Newton comes to the smaller root.
        const { rows, fault } = runFormula(`u1^2 + (${c}) + 0*u2`, null, isCompiled)
        expect(fault).toBeNull()
        for (const { y } of rows) expect(y).toBeCloseTo((1 - Math.sqrt(1 - 4 * c)) / 2, 9)
      }),
      { numRuns: 30 },
    )
  })

  it('is refused at the first step at which it has no solution any more, with its ports and the time', () => {
    const speed = fc.integer({ min: 1, max: 40 }).map(tenths => tenths / 10)
    fc.assert(
      fc.property(speed, fc.boolean(), (v, isCompiled) => {
        // y = y^2 + v t - 1 has two solutions while v t < 5/4, none after.
        const { rows, fault } = runFormula(`u1^2 + ${v}*u2 - 1`, null, isCompiled)
        const end = 1.25 / v
        if (end > 4) {
          expect(fault).toBeNull()
          return
        }
        expect(fault).toMatchObject({ code: 'algebraic-loop', severity: 'error' })
        expect(new Set(fault?.trail)).toEqual(new Set(['f.y', 'y.y']))
        // Where both solutions come together they are found but roughly.
        expect(Math.abs((fault?.timeSeconds ?? 0) - end)).toBeLessThanOrEqual(2 ** -6)
        expect(fault?.message).toContain('f.y -> ')
        for (const { t, y } of rows.slice(0, -1))
          expect(y).toBeCloseTo((1 - Math.sqrt(Math.max(0, 5 - 4 * v * t))) / 2, 4)
      }),
      { numRuns: 30 },
    )
  })
})
