import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import type { Project } from '../model/project.ts'
import { FIXED_SOLVERS } from '../solvers/catalogue.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { createRun } from './run.ts'
import { simulate } from './simulate.ts'

function compileTest(project: Project): Program {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

function trace(project: Project, name: string): number[] {
  const program = compileTest(project)
  const signal = program.signals.get(name)
  if (!signal) throw new Error(`no ${name}`)
  const { log, fault } = simulate(program, [signal])
  expect(fault).toBeNull()
  return Array.from({ length: log.rows }, (_, row) => log.value(row, 0))
}

const decay = (solver: string, step: number): Project =>
  buildProject(
    {
      blocks: { x: ['integrator', { initial: '1' }], minus: ['gain', { gain: '-1' }] },
      wires: ['x.y -> minus.u', 'minus.y -> x.u'],
    },
    { settings: { solver, step: String(step), stop: '1' } },
  )

describe('a fixed-step run', () => {
  it.each(FIXED_SOLVERS.map(solver => [solver.id, solver.order] as const))(
    '%s shows its order %i',
    (id, order) => {
      const steps = order > 5 ? [1, 1 / 2, 1 / 4] : [1 / 8, 1 / 16, 1 / 32, 1 / 64]
      const errors = steps.map(step => Math.abs((trace(decay(id, step), 'x.y').at(-1) ?? 0) - Math.exp(-1)))
      const orders = errors.slice(1).map((error, i) => Math.log2((errors[i] ?? 0) / error))
      for (const measured of orders) expect(Math.abs(measured - order)).toBeLessThan(0.2)
    },
  )

  it('keeps time exact over a million steps of 0.1 s', () => {
    const project = buildProject({ blocks: { t: 'ramp' } }, { settings: { step: '0.1', stop: '100000' } })
    const program = compileTest(project)
    const run = createRun(program)
    run.start()
    run.advance(Number.POSITIVE_INFINITY)
    expect(run.tick).toBe(1_000_000)
    expect(run.timeSeconds).toBe(100_000)
    expect(run.memory[program.signals.get('t.y')?.address ?? -1]).toBe(100_000)
  })

  it('counts major steps, also while the solver looks between them', () => {
    const project = buildProject({
      blocks: { n: 'noise', x: 'integrator', slow: ['noise', { period: '0.3' }] },
      wires: ['n.step -> x.u'],
    })
    expect(trace(project, 'n.step')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(trace(project, 'x.y').at(-1)).toBeCloseTo(4.5, 12)
    expect(trace(project, 'slow.step')).toEqual([0, 0, 0, 3, 3, 3, 6, 6, 6, 9, 9])
  })

  it('draws normal noise that only seed and step decide', () => {
    const project = buildProject(
      { blocks: { a: 'noise', b: ['noise', { seed: '2' }], slow: ['noise', { period: '0.3' }] } },
      { settings: { stop: '2000' } },
    )
    const noise = trace(project, 'a.y')
    const count = noise.length
    const mean = noise.reduce((sum, x) => sum + x, 0) / count
    const variance = noise.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count
    const kurtosis = noise.reduce((sum, x) => sum + (x - mean) ** 4, 0) / count / variance ** 2
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.05)
    expect(Math.abs(kurtosis - 3)).toBeLessThan(0.2)
    expect(trace(project, 'slow.y')).toEqual(noise.map((_, k) => noise[k - (k % 3)]))
    expect(trace(project, 'b.y').filter((x, k) => x === noise[k])).toEqual([])
  })

  it('updates discrete states at their sample hits, all from the values before', () => {
    const project = buildProject(
      {
        blocks: {
          t: 'ramp',
          first: ['delay', { period: '0.2', initial: '-1' }],
          second: ['delay', { period: '0.2', initial: '-2' }],
        },
        wires: ['t.y -> first.u', 'first.y -> second.u'],
      },
      { settings: { step: '0.1', stop: '0.7' } },
    )
    expect(trace(project, 'first.y')).toEqual([-1, -1, 0, 0, 0.2, 0.2, 0.4, 0.4])
    expect(trace(project, 'second.y')).toEqual([-2, -2, -1, -1, 0, 0, 0.2, 0.2])
  })

  it('carries an Exit to the Entry of its name with the next step', () => {
    const project = buildProject(
      {
        blocks: {
          in: ['entry', { name: 'count' }],
          one: 'value',
          plus: ['sum', { signs: '++' }],
          out: ['exit', { name: 'count' }],
        },
        wires: ['in.y -> plus.u1', 'one.y -> plus.u2', 'plus.y -> out.u'],
      },
      { settings: { step: '1', stop: '4' } },
    )
    expect(trace(project, 'plus.y')).toEqual([1, 2, 3, 4, 5])
    expect(trace(project, 'in.y')).toEqual([0, 1, 2, 3, 4])
  })

  it('stops at the first value that is not finite and names block and time', () => {
    const project = buildProject({
      blocks: { t: 'ramp', half: ['value', { value: '0.5' }], minus: 'sum', bad: 'inverse', after: 'gain' },
      wires: ['t.y -> minus.u1', 'half.y -> minus.u2', 'minus.y -> bad.u', 'bad.y -> after.u'],
    })
    const { fault, log } = simulate(compileTest(project), [])
    expect(fault).toMatchObject({ code: 'not-finite', place: { block: 'bad' }, timeSeconds: 0.5 })
    expect(log.rows).toBe(6)
  })

  it('obeys a parameter that changes while it runs from the next step on', () => {
    const project = buildProject({ blocks: { t: 'value', k: 'gain' }, wires: ['t.y -> k.u'] })
    const program = compileTest(project)
    const parameter = program.parameters.find(({ name }) => name === 'k.gain')
    const output = program.signals.get('k.y')
    const run = createRun(program)
    run.start()
    run.advance(3)
    run.memory[parameter?.address ?? -1] = 7
    run.advance(1)
    expect(run.memory[output?.address ?? -1]).toBe(7)
  })

  it('gives the same bits however the run is cut into batches', () => {
    const project = decay('rk4', 1 / 64)
    const whole = trace(project, 'x.y').at(-1)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 }), batches => {
        const program = compileTest(project)
        const run = createRun(program)
        run.start()
        for (const batch of batches) run.advance(batch)
        run.advance(Number.POSITIVE_INFINITY)
        expect(run.memory[program.signals.get('x.y')?.address ?? -1]).toBe(whole)
      }),
    )
  })
})
