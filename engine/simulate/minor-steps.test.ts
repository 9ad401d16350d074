/**
 * What a fixed-step solver sees between major steps: what has no memory is computed at every stage, kinks and jumps
 * included; what has a memory keeps the value that it had at the major step.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { FIXED_SOLVERS } from '../solvers/catalogue.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { simulate } from './simulate.ts'

const STEP = 2 ** -4

interface Wave {
  readonly amplitude: number
  readonly frequency: number
  readonly phase: number
}
const tenths = (min: number, max: number) => fc.integer({ min, max }).map(value => value / 10)
const wave: fc.Arbitrary<Wave> = fc.record({
  amplitude: tenths(5, 30),
  frequency: tenths(5, 250),
  phase: tenths(-30, 30),
})
const valueAt = ({ amplitude, frequency, phase }: Wave, t: number): number =>
  amplitude * Math.sin(frequency * t + phase)

/** The sine goes through blocks, and what comes out of `f` into an integrator. */
const through = (given: Wave, part: Diagram): Diagram => ({
  blocks: {
    u: [
      'sources/sine',
      {
        amplitude: String(given.amplitude),
        frequency: String(given.frequency),
        phase: String(given.phase),
      },
    ],
    x: 'continuous/integrator',
    ...part.blocks,
  },
  wires: ['f.y -> x.u', ...(part.wires ?? ['u.y -> f.u'])],
})

function record(diagram: Diagram, solver: string, isCompiled: boolean) {
  const settings = { solver, step: String(STEP), stop: '2' }
  const { program, diagnostics } = compile(buildProject(diagram, { settings }), registry)
  const [y, x] = ['f.y', 'x.y'].map(name => program?.signals.get(name))
  if (!program || !y || !x) throw new Error(JSON.stringify(diagnostics))
  const createEngine = isCompiled ? createCompiledEngine : createSimpleEngine
  const { log, fault } = simulate(program, [y, x], { createEngine })
  expect(fault).toBeNull()
  return Array.from({ length: log.rows }, (_, row) => ({ y: log.value(row, 0), x: log.value(row, 1) }))
}

/** Nodes and weights of a step, as the papers have them. */
const QUADRATURES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  euler: [[0, 1]],
  heun: [
    [0, 1 / 2],
    [1, 1 / 2],
  ],
  bs3: [
    [0, 2 / 9],
    [1 / 2, 1 / 3],
    [3 / 4, 4 / 9],
  ],
  rk4: [
    [0, 1 / 6],
    [1 / 2, 2 / 3],
    [1, 1 / 6],
  ],
  dp5: [
    [0, 35 / 384],
    [3 / 10, 500 / 1113],
    [4 / 5, 125 / 192],
    [8 / 9, -2187 / 6784],
    [1, 11 / 84],
  ],
}

const DIRECT: readonly (readonly [string, Diagram, (u: number) => number])[] = [
  [
    'Saturation',
    { blocks: { f: ['discontinuities/saturation', { lower: '-0.4', upper: '0.7' }] } },
    u => Math.min(Math.max(u, -0.4), 0.7),
  ],
  ['Abs', { blocks: { f: 'math/abs' } }, Math.abs],
  ['Sign', { blocks: { f: 'math/sign' } }, Math.sign],
  [
    'Dead Zone',
    { blocks: { f: ['discontinuities/dead-zone', { start: '-0.3', end: '0.5' }] } },
    u => (u > 0.5 ? u - 0.5 : u < -0.3 ? u + 0.3 : 0),
  ],
  [
    'Switch',
    {
      blocks: { f: ['routing/switch', { threshold: '0.2' }], other: ['math/gain', { gain: '-3' }] },
      wires: ['u.y -> f.u1', 'u.y -> f.control', 'u.y -> other.u', 'other.y -> f.u2'],
    },
    u => (u >= 0.2 ? u : -3 * u),
  ],
]

type Piece = (u: number) => number

/** With a memory: from the input at a major step, what it does with the input until the next one. */
const FOLLOWING: readonly (readonly [string, Diagram, () => (u: number) => Piece])[] = [
  [
    'Backlash',
    { blocks: { f: ['discontinuities/backlash', { width: '0.4' }] } },
    () => {
      let y = 0
      return u => {
        const piece: Piece =
          u - 0.2 > y
            ? v => v - 0.2
            : u + 0.2 < y
              ? v => v + 0.2
              : (
                  before => () =>
                    before
                )(y)
        y = piece(u)
        return piece
      }
    },
  ],
  [
    'Running Min/Max',
    {
      blocks: { f: 'math/running-min-max', never: ['sources/constant', { value: '0' }] },
      wires: ['u.y -> f.u', 'never.y -> f.reset'],
    },
    () => {
      let most = 0
      return u => {
        const before = most
        most = Math.max(u, before)
        return u >= before ? v => v : () => before
      }
    },
  ],
]

const HELD: readonly (readonly [string, Diagram])[] = [
  ['Relay', { blocks: { f: ['discontinuities/relay', { onPoint: '0.3', offPoint: '-0.3', onValue: '2' }] } }],
  ['Unit Delay', { blocks: { f: 'discrete/unit-delay' } }],
  ['Zero-Order Hold', { blocks: { f: ['discrete/zero-order-hold', { sampleTime: String(3 * STEP) }] } }],
  [
    'S-R Flip-Flop',
    {
      blocks: {
        set: ['logic/compare-to-constant', { operator: '>', constant: '0.3' }],
        reset: ['logic/compare-to-constant', { operator: '<', constant: '-0.3' }],
        latch: 'logic/sr-flip-flop',
        f: 'math/gain',
      },
      wires: [
        'u.y -> set.u',
        'u.y -> reset.u',
        'set.y -> latch.u1',
        'reset.y -> latch.u2',
        'latch.y1 -> f.u',
      ],
    },
  ],
  [
    'D Flip-Flop',
    {
      blocks: { latch: 'logic/d-flip-flop', f: 'math/gain' },
      wires: ['u.y -> latch.u1', 'u.y -> latch.u2', 'latch.y1 -> f.u'],
    },
  ],
  [
    'Event Counter',
    {
      blocks: { f: 'logic/counter', never: ['sources/constant', { value: '0' }] },
      wires: ['u.y -> f.u', 'never.y -> f.reset'],
    },
  ],
  [
    'Detect Increase',
    {
      blocks: { found: 'logic/detect-increase', f: 'math/gain' },
      wires: ['u.y -> found.u', 'found.y -> f.u'],
    },
  ],
  [
    'Detect Change',
    { blocks: { found: 'logic/detect-change', f: 'math/gain' }, wires: ['u.y -> found.u', 'found.y -> f.u'] },
  ],
  [
    'Hit Crossing',
    {
      blocks: { found: 'discontinuities/hit-crossing', f: 'math/gain' },
      wires: ['u.y -> found.u', 'found.y -> f.u'],
    },
  ],
  [
    'an Entry that an Exit feeds',
    {
      blocks: { f: ['subsystems/entry', { name: 'last' }], out: ['subsystems/exit', { name: 'last' }] },
      wires: ['u.y -> out.u'],
    },
  ],
]

describe('at minor steps', () => {
  it.each(DIRECT)('%s follows its input at every stage', (_, part, f) => {
    fc.assert(
      fc.property(
        wave,
        fc.constantFrom(...Object.keys(QUADRATURES)),
        fc.boolean(),
        (given, solver, isCompiled) => {
          const rows = record(through(given, part), solver, isCompiled)
          let expected = 0
          rows.forEach(({ x }, k) => {
            expect(Math.abs(x - expected)).toBeLessThan(1e-11)
            for (const [node, weight] of QUADRATURES[solver] ?? [])
              expected += STEP * weight * f(valueAt(given, (k + node) * STEP))
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each(FOLLOWING)(
    '%s stays on its piece of the law from one major step to the next',
    (_, part, create) => {
      fc.assert(
        fc.property(
          wave,
          fc.constantFrom(...Object.keys(QUADRATURES)),
          fc.boolean(),
          (given, solver, isCompiled) => {
            const law = create()
            let expected = 0
            record(through(given, part), solver, isCompiled).forEach(({ x, y }, k) => {
              expect(Math.abs(x - expected)).toBeLessThan(1e-11)
              const piece = law(valueAt(given, k * STEP))
              expect(Math.abs(y - piece(valueAt(given, k * STEP)))).toBeLessThan(1e-12)
              for (const [node, weight] of QUADRATURES[solver] ?? [])
                expected += STEP * weight * piece(valueAt(given, (k + node) * STEP))
            })
          },
        ),
        { numRuns: 40 },
      )
    },
  )

  it.each(HELD)('%s keeps the value of the major step', (_, part) => {
    fc.assert(
      fc.property(
        wave,
        fc.constantFrom(...FIXED_SOLVERS.map(({ id }) => id)),
        fc.boolean(),
        (given, solver, isCompiled) => {
          const rows = record(through(given, part), solver, isCompiled)
          let expected = 0
          for (const { x, y } of rows) {
            expect(Math.abs(x - expected)).toBeLessThan(1e-12)
            expected += STEP * y
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
