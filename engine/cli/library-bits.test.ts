import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { portsOfBlock } from '../compile/ports.ts'
import type { Program } from '../compile/program.ts'
import { createCompiledEngine, createThreadedEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { BlockInstance, Model, Project } from '../model/project.ts'
import { createRun } from '../simulate/run.ts'
import { FIXED_SOLVERS } from '../solvers/catalogue.ts'
import { buildProject } from '../testing/build-project.ts'
import { registry } from '../testing/call-commands.ts'
import { createNodeThreads } from './node-threads.ts'

const ROLES = [undefined, 'check', 'log']
const TYPES = registry.all.filter(({ role }) => ROLES.includes(role))
/** Ways in which a model stands in the root, with the control input of each. */
const USES = {
  none: null,
  'subsystems/model': null,
  'subsystems/enabled': 'enable',
  'subsystems/triggered': 'trigger',
  'subsystems/resettable': 'reset',
} as const

interface Drawing {
  readonly picks: readonly { readonly type: number; readonly sources: readonly number[] }[]
  readonly use: keyof typeof USES
  readonly copies: number
  readonly solver: string
}

const drawing: fc.Arbitrary<Drawing> = fc.record({
  picks: fc.array(
    fc.record({
      type: fc.nat(TYPES.length - 1),
      sources: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 3, maxLength: 10 },
  ),
  use: fc.constantFrom(...(Object.keys(USES) as (keyof typeof USES)[])),
  copies: fc.integer({ min: 1, max: 5 }),
  solver: fc.constantFrom(...FIXED_SOLVERS.map(({ id }) => id)),
})

const wave: BlockInstance = { type: 'sources/sine', parameters: { frequency: '31' } }

function place(model: Model, { use, copies, solver }: Drawing): Project {
  const project = buildProject({ blocks: {} }, { settings: { solver, step: '0.01', stop: '0.4' } })
  if (use === 'none') return { ...project, models: { main: model } }
  const control = USES[use]
  const names = Array.from({ length: copies }, (_, i) => `use${i}`)
  const block = { type: use, parameters: { model: 'inner' } }
  const main = {
    parameters: {},
    blocks: { wave, ...Object.fromEntries(names.map(name => [name, block])) },
    connections: control
      ? names.map(name => ({ from: { block: 'wave', port: 'y' }, to: { block: name, port: control } }))
      : [],
  }
  return { ...project, models: { main, inner: model } }
}

/** Block after block, each fed by those before it; what does not go together with them is left out. */
function draw(given: Drawing): Program {
  const project = buildProject({ blocks: {} })
  let model: Model = { parameters: {}, blocks: { wave }, connections: [] }
  let program = compile(place(model, given), registry).program
  const outputs = [{ block: 'wave', port: 'y' }]
  given.picks.forEach(({ type, sources }, i) => {
    const block: BlockInstance = { type: TYPES[type]?.id ?? '', parameters: {} }
    const ports = portsOfBlock(project, registry, block)
    const connections = Object.keys(ports.inputs).flatMap((port, k) => {
      const from = outputs[(sources[k % sources.length] ?? 0) % outputs.length]
      return from ? [{ from, to: { block: `b${i}`, port } }] : []
    })
    const larger: Model = {
      ...model,
      blocks: { ...model.blocks, [`b${i}`]: block },
      connections: [...model.connections, ...connections],
    }
    const next = compile(place(larger, given), registry).program
    if (!next) return
    model = larger
    program = next
    for (const port of Object.keys(ports.outputs)) outputs.push({ block: `b${i}`, port })
  })
  if (!program) throw new Error('Not even a wave compiles.')
  return program
}

function begin(program: Program, createEngine: CreateEngine) {
  const { address, length } = program.sections.outputs
  const addresses = Array.from({ length }, (_, i) => address + i)
  const rows: Float64Array[] = []
  const take = (values: Float64Array): void => {
    rows.push(values.slice())
  }
  const run = createRun(program, { createEngine, sink: { addresses, take } })
  run.start()
  return { run, rows }
}

function trace(program: Program, createEngine: CreateEngine, batch: number) {
  return finish(program, begin(program, createEngine), batch)
}

function finish(program: Program, { run, rows }: ReturnType<typeof begin>, batch: number) {
  while (!run.isFinished) run.advance(batch)
  run.close()
  const states = [program.sections.continuousStates, program.sections.discreteStates].map(section =>
    run.memory.slice(section.address, section.address + section.length),
  )
  return { values: rows.flatMap(row => [...row]), states, fault: run.fault, tick: run.tick }
}

describe('every block of the library', () => {
  it('gives the same bits in both engines, in any model and under any condition', () => {
    const batch = fc.constantFrom(3, Number.POSITIVE_INFINITY)
    fc.assert(
      fc.property(drawing, batch, (given, count) => {
        const program = draw(given)
        expect(trace(program, createCompiledEngine, count)).toEqual(trace(program, createSimpleEngine, count))
      }),
      { numRuns: 40 },
    )
  })

  it('gives them on two threads', async () => {
    await fc.assert(
      fc.asyncProperty(drawing, async given => {
        const program = draw({
          ...given,
          use: given.use === 'none' ? 'subsystems/model' : given.use,
          copies: 4,
        })
        const shared = begin(program, createThreadedEngine(createNodeThreads(2)))
        // Until its threads are there, a run computes alone.
        await setTimeout(60)
        expect(finish(program, shared, 7)).toEqual(trace(program, createSimpleEngine, 7))
      }),
      { numRuns: 20 },
    )
  })

  it('gives them for each block alone', () => {
    TYPES.forEach((_, type) => {
      const given: Drawing = {
        picks: [{ type, sources: [0] }],
        use: 'none',
        copies: 1,
        solver: 'rk4',
      }
      const program = draw(given)
      expect(trace(program, createCompiledEngine, 7)).toEqual(trace(program, createSimpleEngine, 7))
    })
  })
})
