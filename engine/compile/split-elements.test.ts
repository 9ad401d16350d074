/** Loops are found on scalars: what is drawn on a vector means what the same means drawn element by element. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { createRun } from '../simulate/run.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { compile } from './compile.ts'

const WIDTH = 4
/** By element of the ring: the element that feeds it, or a source. */
const arbitraryRing = fc.record({
  feeds: fc.array(fc.integer({ min: -2, max: WIDTH - 1 }), { minLength: WIDTH, maxLength: WIDTH }),
  gains: fc.array(fc.constantFrom(-0.75, -0.5, 0.25, 0.625), { minLength: WIDTH, maxLength: WIDTH }),
})
type Ring = typeof arbitraryRing extends fc.Arbitrary<infer T> ? T : never
const NUMBERS = Array.from({ length: WIDTH }, (_, i) => i + 1)
const sourceOf = (feed: number): string => (feed === -2 ? 'wave.y' : 'state.y')

/** Through a vector of gains and a saturation; the last element moves a state that is a source, too. */
const onVector = ({ feeds, gains }: Ring): Diagram => ({
  blocks: {
    wave: ['sources/sine', { frequency: '3', bias: '0.5' }],
    mux: ['routing/mux', { inputs: String(WIDTH) }],
    gain: ['math/gain', { gain: `[${gains.join(', ')}]` }],
    limit: ['discontinuities/saturation', { upper: '0.4', lower: '-0.4' }],
    demux: ['routing/demux', { outputs: String(WIDTH) }],
    state: ['continuous/integrator', { initial: '0.3' }],
  },
  wires: [
    ...feeds.map((feed, i) => `${feed < 0 ? sourceOf(feed) : `demux.y${feed + 1}`} -> mux.u${i + 1}`),
    'mux.y -> gain.u',
    'gain.y -> limit.u',
    'limit.y -> demux.u',
    `demux.y${WIDTH} -> state.u`,
  ],
})

const onScalars = ({ feeds, gains }: Ring): Diagram => ({
  blocks: {
    wave: ['sources/sine', { frequency: '3', bias: '0.5' }],
    state: ['continuous/integrator', { initial: '0.3' }],
    ...Object.fromEntries(
      NUMBERS.map(n => [`gain${n}`, ['math/gain', { gain: String(gains[n - 1]) }]] as const),
    ),
    ...Object.fromEntries(
      NUMBERS.map(
        n => [`limit${n}`, ['discontinuities/saturation', { upper: '0.4', lower: '-0.4' }]] as const,
      ),
    ),
  },
  wires: [
    ...feeds.map((feed, i) => `${feed < 0 ? sourceOf(feed) : `limit${feed + 1}.y`} -> gain${i + 1}.u`),
    ...NUMBERS.map(n => `gain${n}.y -> limit${n}.u`),
    `limit${WIDTH}.y -> state.u`,
  ],
})

function take(diagram: Diagram, solver: string, createEngine: CreateEngine, outputs: readonly string[]) {
  const settings = { solver, step: '0.05', stop: '1' }
  const { program, diagnostics } = compile(buildProject(diagram, { settings }), registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const addresses = outputs.map(name => program.signals.get(name)?.address ?? -1)
  const rows: number[][] = []
  const run = createRun(program, {
    createEngine,
    sink: {
      addresses,
      take: (values, count) => {
        for (let row = 0; row < count; row += 1)
          rows.push([...values.subarray(row * (1 + outputs.length), (row + 1) * (1 + outputs.length))])
      },
    },
  })
  run.start()
  run.advance(2000)
  expect(run.fault).toBeNull()
  return { rows, loops: diagnostics.filter(({ code }) => code === 'algebraic-loop') }
}

const VECTOR = [...NUMBERS.map(n => `demux.y${n}`), 'state.y']
const SCALARS = [...NUMBERS.map(n => `limit${n}.y`), 'state.y']

/** Whether following what feeds an element leads back to it. */
const isLooped = ({ feeds }: Ring, element: number): boolean => {
  let at = feeds[element] ?? -1
  for (let n = 0; n < WIDTH && at >= 0 && at !== element; n += 1) at = feeds[at] ?? -1
  return at === element
}

describe('A ring of elements', () => {
  it.each(['rk4', 'dp54', 'radau5'])('means the same on a vector as drawn with scalars, with %s', solver => {
    fc.assert(
      fc.property(arbitraryRing, ring => {
        const scalar = take(onScalars(ring), solver, createSimpleEngine, SCALARS)
        for (const createEngine of [createSimpleEngine, createCompiledEngine]) {
          const vector = take(onVector(ring), solver, createEngine, VECTOR)
          expect(vector.loops.length).toBe(scalar.loops.length)
          if (scalar.loops.length === 0) expect(vector.rows).toEqual(scalar.rows)
          else
            vector.rows.forEach((row, i) => {
              row.forEach((value, k) => {
                if (solver === 'rk4') expect(value).toBeCloseTo(scalar.rows[i]?.[k] ?? Number.NaN, 9)
              })
            })
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is named by the elements that are in a loop', () => {
    fc.assert(
      fc.property(arbitraryRing, ring => {
        const { loops } = take(onVector(ring), 'rk4', createSimpleEngine, VECTOR)
        const named = new Set(
          loops.flatMap(({ trail = [] }) => trail.filter(port => port.startsWith('demux'))),
        )
        const looped = NUMBERS.filter(n => isLooped(ring, n - 1))
        // Where no element goes a way of its own the vector is one.
        const isWhole = looped.length === WIDTH && loops.length === 1
        if (!isWhole) expect(named).toEqual(new Set(looped.map(n => `demux.y${n}`)))
      }),
    )
  })
})
