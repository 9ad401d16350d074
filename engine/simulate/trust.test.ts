import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { Project } from '../model/project.ts'
import { VARIABLE_SOLVERS } from '../solvers/catalogue.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { createRun } from './run.ts'
import { createTrustCheck } from './trust.ts'
import type { ParameterChange, Trust } from './trust-interface.ts'

function trustIn(project: Project, changes: readonly ParameterChange[] = []): Trust {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const { solver } = createRun(program)
  const check = createTrustCheck({
    project,
    registry: testRegistry,
    program,
    solver: solver.id,
    signals: [...program.signals.values()],
    createEngine: createCompiledEngine,
    changes,
  })
  while (!check.isFinished) check.advance(7)
  check.close()
  return check.result()
}

/** x' = k x, x(0) = 1. */
const growth = (k: number, settings: Record<string, string>): Project =>
  buildProject(
    {
      blocks: { x: ['integrator', { initial: '1' }], k: ['gain', { gain: String(k) }] },
      wires: ['x.y -> k.u', 'k.y -> x.u'],
    },
    { settings },
  )

const bandOf = (trust: Trust, name: string) => {
  const band = trust.bands.find(candidate => candidate.name === name)
  if (!band) throw new Error(`There is no band of ${name}.`)
  return band
}

describe('the error band of a run', () => {
  it('holds the true error, and is no more than some times as wide, for every fixed step', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('euler', 'heun', 'bs3', 'rk4'),
        fc.integer({ min: 4, max: 40 }),
        fc.double({ min: -2, max: 1, noNaN: true }).filter(k => Math.abs(k) > 0.1),
        (solver, count, k) => {
          const h = 1 / count
          const band = bandOf(trustIn(growth(k, { solver, step: `1/${count}` })), 'x.y')
          const order = { euler: 1, heun: 2, bs3: 3, rk4: 4 }[solver] ?? 1
          const factor = Array.from({ length: order + 1 }, (_, i) => i).reduce(
            (sum, i) =>
              sum + (k * h) ** i / Array.from({ length: i }, (_, n) => n + 1).reduce((a, b) => a * b, 1),
            0,
          )
          const errors = Array.from({ length: count + 1 }, (_, n) =>
            Math.abs(factor ** n - Math.exp((k * n) / count)),
          )
          const worst = Math.max(...errors)
          expect(band.absolute).toBeGreaterThan(0.85 * worst - 1e-14)
          expect(band.absolute).toBeLessThan(1.1 * worst + 1e-14)
          expect(Math.max(...band.parts)).toBe(band.absolute)
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each([...VARIABLE_SOLVERS.map(({ id }) => id), 'auto'])(
    'is about the size of the true error of %s',
    solver => {
      const trust = trustIn(growth(-3, { solver, relTol: '1e-4' }))
      const band = bandOf(trust, 'x.y')
      expect(trust.finer).toBe('a relative tolerance of 0.00001, steps of 0.01 s at most')
      expect(band.absolute).toBeGreaterThan(0)
      expect(band.absolute).toBeLessThan(1e-4)
      expect(trust.untilSeconds).toBe(1)
    },
  )

  it('follows parameters that changed on the way', () => {
    const project = growth(-1, { solver: 'heun', step: '0.1' })
    const { program } = compile(project, testRegistry)
    const address = program?.parameters.find(({ name }) => name === 'k.gain')?.address ?? Number.NaN
    const change = { timeSeconds: 0.5, writes: [{ address, value: 4 }] }
    const before = bandOf(trustIn(project), 'x.y')
    const after = bandOf(trustIn(project, [change]), 'x.y')
    expect(after.absolute).toBeGreaterThan(10 * before.absolute)
    expect(after.timeSeconds).toBe(1)
    expect(after.parts.slice(0, 250)).toEqual(before.parts.slice(0, 250))
  })

  it('says what computes at every step', () => {
    const project = buildProject({ blocks: { t: 'ramp', d: 'delay' }, wires: ['t.y -> d.u'] })
    const { notes, fault } = trustIn(project)
    expect(fault).toBeNull()
    expect(notes).toEqual([
      'd computes at every step, however long it is: ten times as often is a part of the difference.',
    ])
  })
})
