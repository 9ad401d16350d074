/** Actions, tags, stores and models for each element, in every engine: what shapes a model and not only computes in it. */
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { createCompiledEngine, createThreadedEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { readProject } from '../formats/json.ts'
import { createRun } from '../simulate/run.ts'
import { FIXED_SOLVERS } from '../solvers/catalogue.ts'
import { registry } from '../testing/call-commands.ts'
import { createNodeThreads } from './node-threads.ts'

interface Given {
  readonly threshold: number
  readonly frequency: number
  readonly spread: number
  readonly solver: string
  readonly uses: number
}

const given: fc.Arbitrary<Given> = fc.record({
  threshold: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
  frequency: fc.double({ min: 0.5, max: 30, noNaN: true }),
  spread: fc.double({ min: 0.5, max: 4, noNaN: true }),
  solver: fc.constantFrom(...FIXED_SOLVERS.map(({ id }) => id)),
  uses: fc.integer({ min: 1, max: 5 }),
})

function block(type: string, parameters: Record<string, string> = {}) {
  return { type, parameters }
}

/** A lag that is an action; what leaves it is held, or reset, while it is off. */
const lag = (becomes: string) => ({
  blocks: {
    u: block('subsystems/entry'),
    x: block('continuous/transfer-function', { denominator: '[0.2, 1]' }),
    y: block('subsystems/exit', { whenOff: becomes }),
  },
  connections: ['u.y -> x.u', 'x.y -> y.u'],
})

function writeProject({ threshold, frequency, spread, solver, uses }: Given): string {
  const names = Array.from({ length: uses }, (_, i) => `use${i}`)
  const part = {
    parameters: { f: '1' },
    blocks: {
      wave: block('sources/sine', { frequency: 'f' }),
      choice: block('subsystems/if', { condition: `u1 > ${threshold}`, elseIf: `u1 < ${threshold - 0.3}` }),
      high: block('subsystems/enabled', { model: 'held' }),
      low: block('subsystems/enabled', { model: 'reset' }),
      between: block('subsystems/enabled', { model: 'held' }),
      merged: block('routing/merge', { inputs: '3' }),
      scaled: block('math/gain', { gain: String(spread) }),
      case: block('subsystems/switch-case', { cases: '{0}, {1, 2}' }),
      first: block('subsystems/enabled', { model: 'held' }),
      second: block('subsystems/enabled', { model: 'held' }),
      send: block('routing/goto', { tag: 'T' }),
      receive: block('routing/from', { tag: 'T' }),
      store: block('routing/data-store-memory', { store: 's', initial: '0.5' }),
      read: block('routing/data-store-read', { store: 's' }),
      sum: block('math/sum', { signs: '++' }),
      half: block('math/gain', { gain: '0.5' }),
      write: block('routing/data-store-write', { store: 's' }),
      both: block('routing/mux', { inputs: '2' }),
      each: block('subsystems/for-each', { model: 'held', elements: '2' }),
      y: block('subsystems/exit'),
    },
    connections: [
      'wave.y -> choice.u1',
      'choice.if -> high.enable',
      'choice.elseif1 -> low.enable',
      'choice.else -> between.enable',
      'wave.y -> high.u',
      'wave.y -> low.u',
      'wave.y -> between.u',
      'high.y -> merged.u1',
      'low.y -> merged.u2',
      'between.y -> merged.u3',
      'wave.y -> scaled.u',
      'scaled.y -> case.u',
      'case.case1 -> first.enable',
      'case.case2 -> second.enable',
      'merged.y -> first.u',
      'merged.y -> second.u',
      'merged.y -> send.u',
      'receive.y -> sum.u1',
      'read.y -> sum.u2',
      'sum.y -> half.u',
      'half.y -> write.u',
      'first.y -> both.u1',
      'second.y -> both.u2',
      'both.y -> each.u',
      'each.y -> y.u',
    ],
  }
  return JSON.stringify({
    format: 'loopwright',
    version: 1,
    name: 'Actions',
    settings: { solver, step: '0.01', stop: '0.6' },
    root: 'main',
    models: {
      main: {
        blocks: Object.fromEntries(
          names.map((name, i) => [
            name,
            block('subsystems/model', { model: 'part', f: String(frequency * (1 + i / 7)) }),
          ]),
        ),
        connections: [],
      },
      part,
      held: lag('hold'),
      reset: lag('reset'),
    },
  })
}

function open(project: Given): Program {
  const reading = readProject(writeProject(project))
  const { program, diagnostics } = reading.project
    ? compile(reading.project, registry)
    : { program: null, diagnostics: reading.diagnostics }
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

async function trace(program: Program, createEngine: CreateEngine, wait = 0): Promise<number[]> {
  const { address, length } = program.sections.outputs
  const rows: number[] = []
  const addresses = Array.from({ length }, (_, i) => address + i)
  const run = createRun(program, { createEngine, sink: { addresses, take: values => rows.push(...values) } })
  run.start()
  // Until its threads are there, a run computes alone.
  await setTimeout(wait)
  while (!run.isFinished) run.advance(7)
  expect(run.fault).toBeNull()
  run.close()
  return rows
}

it('gives the same bits in each of the three engines, whichever way the actions go', async () => {
  await fc.assert(
    fc.asyncProperty(given, async project => {
      const program = open(project)
      const simple = await trace(program, createSimpleEngine)
      expect(new Set(simple).size).toBeGreaterThan(10)
      expect(await trace(program, createCompiledEngine)).toEqual(simple)
      expect(await trace(program, createThreadedEngine(createNodeThreads(2)), 60)).toEqual(simple)
    }),
    { numRuns: 25 },
  )
})
