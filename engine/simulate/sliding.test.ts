/** Signs that switch without end: dry friction holds what it has brought to rest, with the force that this takes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { takeSnapshot } from '../context/snapshot.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { VARIABLE_SOLVERS } from '../solvers/catalogue.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { createRun } from './run.ts'
import type { RunOptions } from './run-interface.ts'
import { createSignalLog } from './signal-log.ts'

/** Order 3 takes too many steps for the digits asked of the others. */
const SOLVERS = [...VARIABLE_SOLVERS.map(({ id }) => id).filter(id => id !== 'bs32'), 'auto']

interface Friction {
  readonly mass: number
  readonly dry: number
  readonly viscous: number
  readonly initial: number
}

/** m v' = push - sign(v) (dry + viscous |v|) */
const massWith = (
  { mass, dry, viscous, initial }: Friction,
  push: readonly [string, Readonly<Record<string, string>>],
): Diagram => ({
  blocks: {
    push,
    net: ['math/sum', { signs: '+-' }],
    mass: ['math/gain', { gain: String(1 / mass) }],
    v: ['continuous/integrator', { initial: String(initial) }],
    x: 'continuous/integrator',
    friction: ['discontinuities/coulomb-viscous-friction', { offset: String(dry), gain: String(viscous) }],
  },
  wires: [
    'push.y -> net.u1',
    'friction.y -> net.u2',
    'net.y -> mass.u',
    'mass.y -> v.u',
    'v.y -> x.u',
    'v.y -> friction.u',
  ],
})

function compileWith(diagram: Diagram, settings: Readonly<Record<string, string>>) {
  const { program, diagnostics } = compile(buildProject(diagram, { settings }), registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

function record(diagram: Diagram, settings: Readonly<Record<string, string>>, options: RunOptions = {}) {
  const program = compileWith(diagram, settings)
  const log = createSignalLog([...program.signals.values()])
  const run = createRun(program, { ...options, sink: log.sink })
  run.start()
  run.advance(4000)
  expect(run.isFinished).toBe(true)
  const columns = log.columns.map(({ name }) => name)
  const rows = Array.from({ length: log.rows }, (_, row) => ({
    t: log.time(row),
    at: (signal: string): number => log.value(row, columns.indexOf(signal)),
  }))
  const values = rows.map(({ t }, row) => [t, ...columns.map((_, column) => log.value(row, column))])
  return { rows, values, fault: run.fault, end: rows.at(-1)?.at ?? (() => Number.NaN) }
}

const positive = (max: number) => fc.double({ min: 0.1, max, noNaN: true })

describe('A mass with dry friction', () => {
  it('comes to rest where mechanics says so, and stays under any push smaller than the friction', () => {
    fc.assert(
      fc.property(
        fc.record({ mass: positive(10), dry: positive(10), viscous: positive(5), initial: positive(20) }),
        fc.double({ min: -0.99, max: 0.99, noNaN: true }),
        fc.boolean(),
        fc.constantFrom(...SOLVERS),
        (given, part, isBackward, solver) => {
          const { mass, dry, viscous } = given
          const turn = isBackward ? -1 : 1
          const push = part * dry
          // v(t) = (v0 + c) exp(-k t / m) - c with c = (dry - push) / k
          const c = (dry - push) / viscous
          const rest = (mass / viscous) * Math.log(1 + given.initial / c)
          const way = (mass * given.initial) / viscous - c * rest
          const { rows, fault, end } = record(
            massWith({ ...given, initial: turn * given.initial }, [
              'sources/constant',
              { value: String(turn * push) },
            ]),
            { solver, relTol: '1e-8', stop: String(3 * rest) },
          )
          expect(fault).toBeNull()
          expect(end('x.y')).toBeCloseTo(turn * way, 5 - Math.ceil(Math.log10(way + 1)))
          for (const { t, at } of rows.filter(({ t }) => t > rest * (1 + 1e-6))) {
            expect(Math.abs(at('v.y'))).toBeLessThan(1e-12 * given.initial)
            expect(Math.abs(at('friction.y') - turn * push), `at ${t}`).toBeLessThan(1e-9 * dry)
          }
        },
      ),
      { numRuns: 30 },
    )
  })

  it('breaks away when a rising push outgrows the friction, and then is as fast as that makes it', () => {
    fc.assert(
      fc.property(
        fc.record({ mass: positive(10), dry: positive(10) }),
        positive(10),
        fc.constantFrom(...SOLVERS),
        ({ mass, dry }, slope, solver) => {
          const away = dry / slope
          const { rows, fault } = record(
            massWith({ mass, dry, viscous: 0, initial: 0 }, ['sources/ramp', { slope: String(slope) }]),
            { solver, relTol: '1e-8', stop: String(2 * away) },
          )
          expect(fault).toBeNull()
          for (const { t, at } of rows) {
            const gone = Math.max(0, t - away)
            const speed = (slope * gone ** 2) / (2 * mass)
            expect(Math.abs(at('v.y') - speed)).toBeLessThan((1e-6 * (slope * away ** 2)) / mass)
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('is let go by a step of the push at its very instant, and caught again', () => {
    const stepping = (before: number, after: number): Diagram =>
      massWith({ mass: 2, dry: 3, viscous: 0, initial: 0 }, [
        'sources/step',
        { time: '1', before: String(before), after: String(after) },
      ])
    for (const solver of SOLVERS) {
      const settings = { solver, relTol: '1e-9', stop: '2' }
      const away = record(stepping(2, 5), settings)
      expect(away.fault).toBeNull()
      expect(away.rows.find(({ at }) => Math.abs(at('v.y')) > 1e-11)?.t).toBeGreaterThanOrEqual(1)
      expect(away.end('v.y')).toBeCloseTo(1, 8)
      // v = t until 1 s, then 1 - 2 (t - 1): at rest at 1.5 s.
      const caught = record(stepping(5, -1), settings)
      expect(caught.fault).toBeNull()
      expect(caught.end('x.y')).toBeCloseTo(0.5 + 0.25, 8)
      expect(caught.end('friction.y')).toBeCloseTo(-1, 9)
      expect(caught.end('v.y')).toBeCloseTo(0, 11)
    }
  })
})

/** A block on a belt that runs at 1 m/s, held by a spring of 4 N/m: m = 1 kg, dry friction 2 N. */
const BELT: Diagram = {
  blocks: {
    belt: ['sources/constant', { value: '1' }],
    slip: ['math/sum', { signs: '+-' }],
    sign: 'math/sign',
    friction: ['math/gain', { gain: '2' }],
    spring: ['math/gain', { gain: '4' }],
    net: ['math/sum', { signs: '+-' }],
    v: ['continuous/integrator', { initial: '1' }],
    x: 'continuous/integrator',
  },
  wires: [
    'belt.y -> slip.u1',
    'v.y -> slip.u2',
    'slip.y -> sign.u',
    'sign.y -> friction.u',
    'x.y -> spring.u',
    'friction.y -> net.u1',
    'spring.y -> net.u2',
    'net.y -> v.u',
    'v.y -> x.u',
  ],
}

it('A block on a belt goes with it until the spring outgrows the friction, then swings', () => {
  for (const solver of SOLVERS) {
    const { rows, fault } = record(BELT, { solver, relTol: '1e-9', stop: '3' })
    expect(fault).toBeNull()
    for (const { t, at } of rows) {
      const x = t < 0.5 ? t : 0.5 + 0.5 * Math.sin(2 * (t - 0.5))
      expect(Math.abs(at('x.y') - x), `${solver} at ${t}`).toBeLessThan(1e-7)
      if (t > 1e-6 && t < 0.5) expect(at('sign.y')).toBeCloseTo(2 * t, 5)
    }
  }
})

/** Two masses of 1 kg, a spring of 10 N/m between them, dry friction of 1 N and 2 N, and a push on the first. */
const PAIR: Diagram = {
  blocks: {
    push: ['sources/step', { time: '1', before: '0.5', after: '1.5' }],
    net1: ['math/sum', { signs: '+--' }],
    net2: ['math/sum', { signs: '+-' }],
    v: ['continuous/integrator', { initial: '[3, -2]' }],
    both: 'routing/mux',
    x: ['continuous/integrator', { initial: '[0, 0]' }],
    friction: ['discontinuities/coulomb-viscous-friction', { offset: '[1, 2]', gain: '[0.5, 0.5]' }],
    frictions: 'routing/demux',
    places: 'routing/demux',
    stretch: ['math/sum', { signs: '+-' }],
    spring: ['math/gain', { gain: '10' }],
  },
  wires: [
    'push.y -> net1.u1',
    'frictions.y1 -> net1.u2',
    'spring.y -> net1.u3',
    'spring.y -> net2.u1',
    'frictions.y2 -> net2.u2',
    'net1.y -> both.u1',
    'net2.y -> both.u2',
    'both.y -> v.u',
    'v.y -> x.u',
    'v.y -> friction.u',
    'friction.y -> frictions.u',
    'x.y -> places.u',
    'places.y1 -> stretch.u1',
    'places.y2 -> stretch.u2',
    'stretch.y -> spring.u',
  ],
}

it('Two masses hold each other through a spring, each with the friction that this takes', () => {
  const ends = SOLVERS.map(solver => {
    const { fault, end } = record(PAIR, { solver, relTol: '1e-9', stop: '12' })
    expect(fault).toBeNull()
    expect(end('frictions.y1') + end('spring.y')).toBeCloseTo(1.5, 6)
    expect(end('frictions.y2')).toBeCloseTo(end('spring.y'), 6)
    expect(Math.abs(end('frictions.y1'))).toBeLessThan(1)
    expect(Math.abs(end('frictions.y2'))).toBeLessThan(2)
    return end('spring.y')
  })
  for (const end of ends) expect(end).toBeCloseTo(ends[0] ?? Number.NaN, 5)
})

describe('Sliding', () => {
  const settings = { solver: 'dp54', stop: '10' }
  const coasting = massWith({ mass: 1, dry: 1, viscous: 0.1, initial: 5 }, [
    'sources/ramp',
    { slope: '0.11' },
  ])

  it('gives the same bits in both engines', () => {
    const simple = record(coasting, settings, { createEngine: createSimpleEngine })
    expect(record(coasting, settings, { createEngine: createCompiledEngine }).values).toEqual(simple.values)
  })

  it.each(['dp54', 'radau5'])('with %s goes on from a snapshot as if it had never stopped', solver => {
    const program = compileWith(coasting, { ...settings, solver })
    const whole = createRun(program, {})
    whole.start()
    for (let n = 0; !whole.isFinished; n += 1) {
      whole.advance(1)
      if (n % 7 !== 0) continue
      const again = createRun(program, {})
      again.resume(takeSnapshot(program, whole))
      again.advance(3)
      const reference = createRun(program, {})
      reference.start()
      reference.advance(n + 4)
      expect(takeSnapshot(program, again)).toEqual(takeSnapshot(program, reference))
    }
  })

  it('shows what holds it to all that reads the sign: samples, memories and kinks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.95, max: 0.95, noNaN: true }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.constantFrom(...SOLVERS),
        fc.boolean(),
        (push, initial, solver, isCompiled) => {
          fc.pre(Math.abs(push - 0.3) > 1e-3)
          const readers: Diagram['blocks'] = {
            held: ['discrete/zero-order-hold', { sampleTime: '0.25' }],
            before: ['discrete/unit-delay', { sampleTime: '0.25' }],
            size: 'math/abs',
            above: ['logic/compare-to-constant', { operator: '>', constant: '0.3' }],
            relay: ['discontinuities/relay', { onPoint: '0.3', offPoint: '0.3' }],
          }
          const { fault, end } = record(
            {
              blocks: {
                push: ['sources/constant', { value: String(push) }],
                net: ['math/sum', { signs: '+-' }],
                v: ['continuous/integrator', { initial: String(initial) }],
                sign: 'math/sign',
                twice: ['math/gain', { gain: '2' }],
                ...readers,
              },
              wires: [
                'push.y -> net.u1',
                'sign.y -> net.u2',
                'net.y -> v.u',
                'v.y -> sign.u',
                'held.y -> twice.u',
                ...Object.keys(readers).map(name => `sign.y -> ${name}.u`),
              ],
            },
            { solver, relTol: '1e-8', step: '0.25', stop: String(Math.ceil(initial / (1 - push)) + 1) },
            { createEngine: isCompiled ? createCompiledEngine : createSimpleEngine },
          )
          expect(fault).toBeNull()
          expect(end('v.y')).toBeCloseTo(0, 10)
          for (const name of ['held.y', 'before.y']) expect(end(name)).toBeCloseTo(push, 9)
          expect(end('twice.y')).toBeCloseTo(2 * push, 9)
          expect(end('size.y')).toBeCloseTo(Math.abs(push), 9)
          for (const name of ['above.y', 'relay.y']) expect(end(name)).toBe(Number(push > 0.3))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('leaves alone what switches between truths: that is Zeno, and named', () => {
    const { fault } = record(
      {
        blocks: {
          x: ['continuous/integrator', { initial: '0.3' }],
          f: ['user/expression', { expression: 'if(u > 0, -1, 1)' }],
        },
        wires: ['x.y -> f.u', 'f.y -> x.u'],
      },
      settings,
    )
    expect(fault).toMatchObject({ code: 'zeno', place: { block: 'f' } })
  })
})
