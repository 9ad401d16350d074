import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import { solveLinear } from '../math/linear-solve.ts'
import type { Project } from '../model/project.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { readExample, registry } from '../testing/run-example.ts'
import { createRun } from './run.ts'
import { simulate } from './simulate.ts'

function compileWith(project: Project, settings: Record<string, string> = {}): Program {
  const steady = { ...project.settings, start: 'steady state', ...settings }
  const isTest = Object.values(project.models).some(({ blocks }) =>
    Object.values(blocks).some(({ type }) => type.startsWith('test/')),
  )
  const { program, diagnostics } = compile({ ...project, settings: steady }, isTest ? testRegistry : registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

/** The largest that any signal moves by, as a part of the largest size of all. */
function movement(program: Program): number {
  const { log, fault } = simulate(program, [...program.signals.values()], {
    createEngine: createCompiledEngine,
  })
  expect(fault).toBeNull()
  expect(log.rows).toBeGreaterThan(1)
  let moved = 0
  let size = 1e-300
  log.columns.forEach((_, column) => {
    for (let row = 0; row < log.rows; row += 1) {
      moved = Math.max(moved, Math.abs(log.value(row, column) - log.value(0, column)))
      size = Math.max(size, Math.abs(log.value(row, column)))
    }
  })
  return moved / size
}

/** Every Step is over before the start. */
function takeSteps(project: Project): Project {
  const models = Object.entries(project.models).map(([key, model]) => {
    const blocks = Object.entries(model.blocks).map(([name, block]) => {
      const after = block.parameters.after ?? '1'
      const isStep = block.type === 'sources/step'
      return [
        name,
        isStep ? { ...block, parameters: { ...block.parameters, before: after } } : block,
      ] as const
    })
    return [key, { ...model, blocks: Object.fromEntries(blocks) }] as const
  })
  return { ...project, models: Object.fromEntries(models) }
}

interface Linear {
  readonly a: readonly (readonly number[])[]
  readonly u: readonly number[]
}

/** Stable by Gershgorin's circles: the diagonal outweighs the rest of its row. */
const stable: fc.Arbitrary<Linear> = fc.integer({ min: 1, max: 6 }).chain(n => {
  const value = fc.integer({ min: -30, max: 30 }).map(tenths => tenths / 10)
  return fc
    .record({
      rows: fc.array(fc.array(value, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
      margins: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: n, maxLength: n }),
      u: fc.array(value, { minLength: n, maxLength: n }),
    })
    .map(({ rows, margins, u }) => ({
      u,
      a: rows.map((row, i) =>
        row.map((entry, j) => {
          if (i !== j) return entry
          const others = row.reduce((sum, other, k) => (k === i ? sum : sum + Math.abs(other)), 0)
          return -(others + (margins[i] ?? 1) / 10)
        }),
      ),
    }))
})

/** x' = A x + u of integrators, or x+ = (I + A / bound) x + u of delays, which rests at the same point when u fits. */
function draw({ a, u }: Linear, kind: 'integrator' | 'delay'): Project {
  const blocks: Record<string, [string, Record<string, string>]> = {}
  const wires: string[] = []
  const bound = 2 * Math.max(...a.map(row => row.reduce((sum, entry) => sum + Math.abs(entry), 0)))
  a.forEach((row, i) => {
    blocks[`x${i}`] = [kind, {}]
    const weight = kind === 'integrator' ? 1 : 1 / bound
    blocks[`u${i}`] = ['value', { value: String((u[i] ?? 0) * weight) }]
    let last = `u${i}.y`
    row.forEach((entry, j) => {
      const gain = entry * weight + (kind === 'delay' && i === j ? 1 : 0)
      blocks[`a${i}${j}`] = ['gain', { gain: String(gain) }]
      blocks[`s${i}${j}`] = ['sum', { signs: '++' }]
      wires.push(`x${j}.y -> a${i}${j}.u`, `${last} -> s${i}${j}.u1`, `a${i}${j}.y -> s${i}${j}.u2`)
      last = `s${i}${j}.y`
    })
    wires.push(`${last} -> x${i}.u`)
  })
  return buildProject({ blocks, wires })
}

describe('the steady state', () => {
  it('of a stable linear system is -A^-1 B u, and nothing moves from there', () => {
    fc.assert(
      fc.property(
        stable,
        fc.constantFrom('integrator' as const, 'delay' as const),
        fc.constantFrom('rk4', 'dp54', 'radau5'),
        (system, kind, solver) => {
          const program = compileWith(draw(system, kind), { solver, step: '0.001', stop: '0.1' })
          const run = createRun(program)
          run.start()
          expect(run.fault).toBeNull()
          const n = system.u.length
          const expected = Float64Array.from(system.u, value => -value)
          expect(solveLinear(Float64Array.from(system.a.flat()), expected, n)).toBe(true)
          const scale = Math.max(...expected.map(Math.abs), 1e-3)
          expected.forEach((value, i) => {
            const address = program.signals.get(`x${i}.y`)?.address ?? 0
            expect(Math.abs((run.memory[address] ?? Number.NaN) - value)).toBeLessThan(1e-9 * scale)
          })
          expect(movement(program)).toBeLessThan(1e-7)
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each([
    ['bench-supply', 'rk4'],
    ['bench-supply', 'dp54'],
    ['two-tanks', 'rk4'],
    ['first-order-lag', 'rk4'],
    ['mass-spring-damper', 'dp54'],
    ['predator-prey', 'rk4'],
    ['dc-motor', 'rk4'],
    ['sampled-control', 'rk4'],
  ])('of %s with %s is found, and where its steps have been taken nothing moves', (name, solver) => {
    const { project } = readExample(name)
    const program = compileWith(takeSteps(project), { solver })
    const run = createRun(program)
    run.start()
    expect(run.fault).toBeNull()
    expect(
      Math.max(...program.states.map(({ address }) => Math.abs(run.memory[address] ?? 0))),
    ).toBeGreaterThan(0)
    expect(movement(program)).toBeLessThan(1e-6)
  })

  it('is refused where an integrator runs on, by name', () => {
    const project = buildProject({
      blocks: {
        one: ['value', { value: '1' }],
        x: 'integrator',
        ok: 'integrator',
        k: ['gain', { gain: '-2' }],
      },
      wires: ['one.y -> x.u', 'ok.y -> k.u', 'k.y -> ok.u'],
    })
    const run = createRun(compileWith(project))
    run.start()
    expect(run.isFinished).toBe(true)
    expect(run.fault).toMatchObject({
      code: 'no-steady-state',
      message: 'There is no steady state to start from: the state x.x does not come to rest.',
      place: { block: 'x' },
      timeSeconds: 0,
    })
    expect(run.fault?.hint).toMatch(/^An integrator without feedback rests only where its input is 0/)
  })

  it.each(['rk4', 'dp54', 'radau5'])(
    'is where the motion comes to rest if Newton alone leads nowhere, with sampled states and loops too, with %s',
    solver => {
      const formula = '1.5 + sin(3.7 * u)'
      const field: Diagram = {
        blocks: {
          wave: ['user/expression', { expression: formula }],
          minus: ['math/sum', { signs: '+-' }],
          x: 'continuous/integrator',
          k: ['math/gain', { gain: '0.05' }],
        },
        wires: ['x.y -> wave.u', 'wave.y -> minus.u1', 'x.y -> k.u', 'k.y -> minus.u2', 'minus.y -> x.u'],
      }
      // x+ = x + 0.1 (1.5 + sin(3.7 x) - x / 20)
      const sampled: Diagram = {
        blocks: {
          wave: ['user/expression', { expression: `0.1 * (${formula})` }],
          x: ['discrete/unit-delay', { sampleTime: '0.1' }],
          k: ['math/gain', { gain: '0.995' }],
          sum: ['math/sum', { signs: '++' }],
        },
        wires: ['x.y -> wave.u', 'wave.y -> sum.u1', 'x.y -> k.u', 'k.y -> sum.u2', 'sum.y -> x.u'],
      }
      // The slope s from s = 3 (1.5 + sin(3.7 x) - x / 20) - 2 s
      const looped: Diagram = {
        blocks: {
          ...field.blocks,
          three: ['math/gain', { gain: '3' }],
          two: ['math/gain', { gain: '2' }],
          s: ['math/sum', { signs: '+-' }],
        },
        wires: [
          ...(field.wires ?? []).filter(wire => wire !== 'minus.y -> x.u'),
          'minus.y -> three.u',
          'three.y -> s.u1',
          'two.y -> s.u2',
          's.y -> two.u',
          's.y -> x.u',
        ],
      }
      // Bisection of the first zero ahead of 0.
      let [low, high] = [9.5, 12]
      for (let x = 0; x < 12; x += 1e-3) {
        if (1.5 + Math.sin(3.7 * x) - 0.05 * x > 0) continue
        high = x
        low = x - 1e-3
        break
      }
      for (let n = 0; n < 60; n += 1) {
        const middle = (low + high) / 2
        if (1.5 + Math.sin(3.7 * middle) - 0.05 * middle > 0) low = middle
        else high = middle
      }
      for (const diagram of [field, sampled, looped]) {
        const program = compileWith(buildProject(diagram, { settings: { step: '0.1' } }), { solver })
        const run = createRun(program)
        run.start()
        expect(run.fault).toBeNull()
        const x = run.memory[program.signals.get('x.y')?.address ?? 0] ?? Number.NaN
        expect(Math.abs(x - high)).toBeLessThan(1e-8)
        expect(movement(program)).toBeLessThan(1e-7)
      }
    },
  )

  it('is refused where what switches keeps a state moving, with that state and not those that rest', () => {
    const project = buildProject({
      blocks: {
        limit: ['sources/constant', { value: '1' }],
        heater: ['discontinuities/relay', { onPoint: '0.2', offPoint: '-0.2', onValue: '2', offValue: '0' }],
        error: ['math/sum', { signs: '+-' }],
        loss: ['math/sum', { signs: '+-' }],
        room: 'continuous/integrator',
        calm: ['continuous/integrator', { initial: '2' }],
        decay: ['math/gain', { gain: '-1' }],
      },
      wires: [
        'limit.y -> error.u1',
        'room.y -> error.u2',
        'error.y -> heater.u',
        'heater.y -> loss.u1',
        'room.y -> loss.u2',
        'loss.y -> room.u',
        'calm.y -> decay.u',
        'decay.y -> calm.u',
      ],
    })
    const run = createRun(compileWith(project))
    run.start()
    expect(run.fault).toMatchObject({ code: 'no-steady-state', place: { block: 'room' }, timeSeconds: 0 })
    expect(run.fault?.message).toContain('the state room.x does not come to rest')
    expect(run.fault?.hint).toMatch(/switches without end|moves on without end/)
  })

  it('leaves what is at rest anywhere where it is', () => {
    const project = buildProject({
      blocks: { zero: ['value', { value: '0' }], x: ['integrator', { initial: '3' }] },
      wires: ['zero.y -> x.u'],
    })
    const run = createRun(compileWith(project))
    run.start()
    expect(run.fault).toBeNull()
    expect(run.memory[run.program.signals.get('x.y')?.address ?? 0]).toBe(3)
  })

  it('has no dust of rounding in it, which the steps of a run would follow', () => {
    const { project } = readExample('inverted-pendulum')
    const program = compileWith(project, { solver: 'radau5', stop: '3' })
    const run = createRun(program)
    run.start()
    const { address, length } = program.sections.continuousStates
    expect([...run.memory.subarray(address, address + length)].map(Math.abs)).toEqual([0, 0, 0, 0])
    run.advance(Number.POSITIVE_INFINITY)
    // Nothing moves: each step is as long as the settings let it be, but for the first ones.
    expect(run.steps).toBeLessThan(60)
  })

  it('fills delays with what goes through them', () => {
    const project = buildProject({
      blocks: {
        u: ['value', { value: '4' }],
        d: 'line',
        x: 'integrator',
        k: ['gain', { gain: '-1' }],
        s: ['sum', { signs: '++' }],
      },
      wires: ['u.y -> d.u', 'd.y -> s.u1', 'x.y -> k.u', 'k.y -> s.u2', 's.y -> x.u'],
    })
    const program = compileWith(project)
    expect(movement(program)).toBeLessThan(1e-9)
    const run = createRun(program)
    run.start()
    expect(run.memory[program.signals.get('d.y')?.address ?? 0]).toBe(4)
  })

  it('names the place of what does not come to rest, however deep it stands', () => {
    const given = fc.record({
      depth: fc.integer({ min: 0, max: 4 }),
      kind: fc.constantFrom('integrator', 'delay'),
      solver: fc.constantFrom('rk4', 'dp54', 'radau5'),
    })
    fc.assert(
      fc.property(given, ({ depth, kind, solver }) => {
        const runsOn: Diagram = {
          blocks: {
            one: 'value',
            more: ['sum', { signs: '++' }],
            x: [kind, {}],
            rests: 'integrator',
            k: ['gain', { gain: '-2' }],
          },
          wires: [
            'one.y -> more.u1',
            ...(kind === 'delay' ? ['x.y -> more.u2'] : []),
            'more.y -> x.u',
            'rests.y -> k.u',
            'k.y -> rests.u',
          ],
        }
        const wrap = (n: number): Diagram => ({ blocks: { use: ['model', { model: `m${n}` }] } })
        const inner = Array.from({ length: depth }, (_, i): [string, Diagram] => [
          `m${i + 1}`,
          i + 1 === depth ? runsOn : wrap(i + 2),
        ])
        const project = buildProject(depth === 0 ? runsOn : wrap(1), { models: Object.fromEntries(inner) })
        const run = createRun(compileWith(project, { solver }))
        run.start()
        const path = Array.from({ length: depth }, () => 'use').join('/')
        expect(run.isFinished).toBe(true)
        expect(run.fault).toMatchObject({
          code: 'no-steady-state',
          place: { model: depth === 0 ? 'main' : `m${depth}`, path, block: 'x' },
          timeSeconds: 0,
        })
        expect(run.fault?.message).toContain(`the state ${path === '' ? '' : `${path}/`}x.x does not`)
      }),
      { numRuns: 40 },
    )
  })

  it.each(['rk4', 'dp54', 'radau5'])(
    'blames what cannot be computed, and no state for it, with %s',
    solver => {
      const rest: Diagram = {
        blocks: { a: ['integrator', {}], minus: ['gain', { gain: '-1' }], x: 'integrator' },
        wires: ['a.y -> minus.u', 'minus.y -> a.u'],
      }
      const zero = buildProject({
        blocks: { ...rest.blocks, zero: ['value', { value: '0' }], bad: 'inverse' },
        wires: [...(rest.wires ?? []), 'zero.y -> bad.u', 'bad.y -> x.u'],
      })
      const loop = buildProject({
        blocks: { ...rest.blocks, one: 'value', s: ['sum', { signs: '++' }], pass: 'gain' },
        wires: [...(rest.wires ?? []), 'one.y -> s.u1', 'pass.y -> s.u2', 's.y -> pass.u', 's.y -> x.u'],
      })
      for (const [project, fault] of [
        [zero, { code: 'not-finite', place: { block: 'bad' }, timeSeconds: 0 }],
        [loop, { code: 'algebraic-loop', timeSeconds: 0 }],
      ] as const) {
        const run = createRun(compileWith(project, { solver }))
        run.start()
        expect(run.isFinished).toBe(true)
        expect(run.fault).toMatchObject(fault)
      }
    },
  )
})
