/**
 * A run with variable steps is the run with fine fixed steps: over random smooth and hybrid models, for every solver. How far
 * the fixed run is off itself is known from another one with half the step.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Connection, Project, Settings } from '../model/project.ts'
import { VARIABLE_SOLVERS } from '../solvers/catalogue.ts'
import { buildProject } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { simulate } from './simulate.ts'

/** Blocks by their inputs, and whether a loop through them is none. */
const SMOOTH = {
  sine: ['sources/sine', { amplitude: '0.8', frequency: '3' }, [], false],
  ramp: ['sources/ramp', { slope: '0.7' }, [], false],
  gain: ['math/gain', { gain: '-1.3' }, ['u'], false],
  sum: ['math/sum', { signs: '+-' }, ['u1', 'u2'], false],
  product: ['math/product', { operations: '**' }, ['u1', 'u2'], false],
  sineOf: ['math/trigonometric', { function: 'sin' }, ['u'], false],
  integrator: ['continuous/integrator', { initial: '0.4' }, ['u'], true],
  lag: ['continuous/transfer-function', { numerator: '[2]', denominator: '[0.1, 1]' }, ['u'], true],
  hold: ['discrete/unit-delay', { sampleTime: '0.2', initial: '0.3' }, ['u'], true],
} as const
/** Their outputs have kinks, but no jumps. */
const KINKED = {
  saturation: ['discontinuities/saturation', { lower: '-0.3', upper: '0.5' }, ['u'], false],
  deadZone: ['discontinuities/dead-zone', { start: '-0.2', end: '0.2' }, ['u'], false],
  abs: ['math/abs', {}, ['u'], false],
  least: ['math/min-max', { function: 'min', inputs: '2' }, ['u1', 'u2'], false],
  step: ['sources/step', { time: '0.3' }, [], false],
} as const

/** Their outputs jump where a guard crosses 0. */
const JUMPING = {
  relay: [
    'discontinuities/relay',
    { onPoint: '0.2', offPoint: '-0.2', onValue: '0.5', offValue: '-0.5' },
    ['u'],
    false,
  ],
  above: ['logic/compare-to-constant', { operator: '>', constant: '0.35' }, ['u'], false],
} as const

type Table = Readonly<
  Record<string, readonly [string, Readonly<Record<string, string>>, readonly string[], boolean]>
>

/** Continuous all through: what a sampled block reads is sampled. */
function arbitraryDiagram(table: Table): fc.Arbitrary<Project> {
  const names = Object.keys(table)
  const pick = fc.record({ name: fc.constantFrom(...names), sources: fc.tuple(fc.nat(99), fc.nat(99)) })
  return fc.array(pick, { minLength: 3, maxLength: 9 }).map(picks => {
    // The first three always give something that moves.
    const all = [...['sine', 'integrator', 'lag'].map(name => ({ name, sources: [0, 1] as const })), ...picks]
    const connections = all.flatMap(({ name, sources }, i): Connection[] => {
      const [, , ports = [], hasMemory = false] = table[name] ?? []
      const choices = hasMemory ? all.length : i
      return ports.map((port, n) => ({
        from: { block: `b${(sources[n] ?? 0) % choices}`, port: 'y' },
        to: { block: `b${i}`, port },
      }))
    })
    const blocks = Object.fromEntries(
      all.map(({ name }, i) => {
        const [type = '', parameters = {}] = table[name] ?? []
        return [`b${i}`, { type, parameters }]
      }),
    )
    return { ...buildProject({ blocks: {} }), models: { main: { parameters: {}, blocks, connections } } }
  })
}

/** All signals at the end, and the largest size that any has. */
function endOf(project: Project, settings: Partial<Settings>) {
  const { program, diagnostics } = compile(
    { ...project, settings: { ...project.settings, stop: '1.5', ...settings } },
    registry,
  )
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const signals = [...program.signals.values()]
  const { log, fault } = simulate(program, signals)
  let largest = 1
  for (let row = 0; row < log.rows; row += 1)
    for (let column = 0; column < log.columns.length; column += 1)
      largest = Math.max(largest, Math.abs(log.value(row, column)))
  return { fault, largest, values: log.columns.map((_, column) => log.value(log.rows - 1, column)) }
}

const solver = fc.constantFrom(...VARIABLE_SOLVERS.map(({ id }) => id), 'auto')
const farthest = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN))))
/** What a run of this length may make of the errors of its steps; its growth is bounded by the sizes that it reaches. */
const GROWTH = 30

function expectSame(project: Project, id: string, relTol: number, unsure: number): void {
  const coarse = endOf(project, { solver: 'dp8', step: '0.0125' })
  fc.pre(coarse.fault === null && coarse.largest < 20)
  const fine = endOf(project, { solver: 'dp8', step: '0.00625' })
  const own = farthest(coarse.values, fine.values)
  const variable = endOf(project, { solver: id, step: '0.1', relTol: String(relTol) })
  expect(variable.fault).toBeNull()
  expect(farthest(variable.values, fine.values)).toBeLessThanOrEqual(
    unsure * own + GROWTH * relTol * fine.largest ** 2 + 1e-12,
  )
}

it('smooth models with sampled parts end where fine fixed steps end', () => {
  fc.assert(
    fc.property(arbitraryDiagram(SMOOTH), solver, fc.constantFrom(1e-4, 1e-7), (project, id, relTol) => {
      expectSame(project, id, relTol, 2)
    }),
    { numRuns: 40 },
  )
})

it('models with kinks do, too, though a fixed step has a lower order there', () => {
  fc.assert(
    fc.property(
      arbitraryDiagram({ ...SMOOTH, ...KINKED }),
      solver,
      fc.constantFrom(1e-4, 1e-7),
      (project, id, relTol) => {
        expectSame(project, id, relTol, 20)
      },
    ),
    { numRuns: 40 },
  )
})

it('models with jumps end where another solver with finer tolerances ends', () => {
  fc.assert(
    fc.property(arbitraryDiagram({ ...SMOOTH, ...KINKED, ...JUMPING }), solver, (project, id) => {
      const fine = endOf(project, { solver: 'dp853', step: '0.1', relTol: '1e-12' })
      fc.pre(fine.fault === null && fine.largest < 20)
      const variable = endOf(project, { solver: id, step: '0.1', relTol: '1e-8' })
      expect(variable.fault).toBeNull()
      expect(farthest(variable.values, fine.values)).toBeLessThanOrEqual(GROWTH * 1e-8 * fine.largest ** 2)
    }),
    { numRuns: 40 },
  )
})
