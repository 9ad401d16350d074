import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineBlock } from '../../block/block-type.ts'
import { concatenate, type Expression, reference } from '../../block/expression.ts'
import { createRegistry, type Registry } from '../../block/registry.ts'
import { compile } from '../../compile/compile.ts'
import type { Project } from '../../model/project.ts'
import { createRun } from '../../simulate/run.ts'
import { arbitraryExpression, arbitraryReal, VECTOR_WIDTH } from '../../testing/arbitrary-expression.ts'
import { arbitraryModel } from '../../testing/arbitrary-model.ts'
import { testRegistry } from '../../testing/blocks.ts'
import { buildProject } from '../../testing/build-project.ts'
import type { CreateEngine } from '../engine.ts'
import { createSimpleEngine } from '../simple.ts'
import { createCompiledEngine } from './compiled.ts'

/** Every output and every state after every step. */
function traceOf(
  project: Project,
  registry: Registry,
  createEngine: CreateEngine,
  isShared = false,
): Float64Array[] {
  const { program, diagnostics } = compile(project, registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const from = program.sections.outputs.address
  const rows: Float64Array[] = []
  const run = createRun(program, {
    createEngine,
    isShared,
    onMajorStep: ({ memory }) => rows.push(memory.slice(from, from + program.memoryLength)),
  })
  run.start()
  run.advance(Number.POSITIVE_INFINITY)
  return rows.map(row => row.slice(0, program.memoryLength - from))
}

function expectSameBits(project: Project, registry: Registry, isShared = false): void {
  const simple = traceOf(project, registry, createSimpleEngine)
  const compiled = traceOf(project, registry, createCompiledEngine, isShared)
  expect(compiled.length).toBe(simple.length)
  simple.forEach((row, step) => {
    expect(compiled[step]).toEqual(row)
  })
}

const inputs = ['a', 'b', 'c'].map((name, i) => reference('input', name, i === 0 ? 1 : VECTOR_WIDTH))

/** A block that computes any expressions. */
function registryOf(expressions: readonly Expression[]): Registry {
  const block = defineBlock({
    id: 'random/block',
    name: 'Random',
    summary: 'For tests.',
    equation: 'y',
    inputs: { a: '', b: '', c: '' },
    outputs: () => Object.fromEntries(expressions.map((_, i) => [`y${i}`, ''])),
    behaviour: () => ({
      outputs: Object.fromEntries(expressions.map((expression, i) => [`y${i}`, expression])),
    }),
  })
  return createRegistry([...testRegistry.libraries, { id: 'random', name: 'Random', blocks: [block] }])
}

describe('the Compiled engine', () => {
  it('gives the bits of the Simple engine for any expression', () => {
    const list = (values: readonly number[]): string => `[${values.join(', ')}]`
    const vector = fc.array(arbitraryReal(), { minLength: VECTOR_WIDTH, maxLength: VECTOR_WIDTH })
    fc.assert(
      fc.property(
        fc.array(arbitraryExpression(inputs), { minLength: 1, maxLength: 4 }),
        vector,
        vector,
        (nodes, b, c) => {
          const project = buildProject({
            blocks: { a: 'ramp', b: ['value', { value: list(b) }], c: ['value', { value: list(c) }] },
          })
          const main = project.models.main
          if (!main) return
          const random = { type: 'random/block', parameters: {} }
          const connections = ['a', 'b', 'c'].map(name => ({
            from: { block: name, port: 'y' },
            to: { block: 'r', port: name },
          }))
          const models = { main: { ...main, blocks: { ...main.blocks, r: random }, connections } }
          expectSameBits({ ...project, models }, registryOf([...nodes, concatenate(nodes)]))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives the bits of the Simple engine for any model and solver, in shared memory too', () => {
    fc.assert(
      fc.property(
        arbitraryModel(),
        fc.constantFrom('euler', 'rk4', 'dp5'),
        fc.boolean(),
        (model, solver, isShared) => {
          const project = {
            ...buildProject({ blocks: {} }, { settings: { solver } }),
            models: { main: model },
          }
          expectSameBits(project, testRegistry, isShared)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('solves algebraic loops alike', () => {
    const project = buildProject({
      blocks: { t: 'ramp', s: 'sum', c: 'sine-of', k: ['gain', { gain: '0.7' }] },
      wires: ['t.y -> s.u1', 'k.y -> s.u2', 's.y -> c.u', 'c.y -> k.u'],
    })
    expectSameBits(project, testRegistry)
  })

  it('cuts a large model into functions and still gives the same bits', () => {
    const names = Array.from({ length: 3000 }, (_, i) => `g${i}`)
    const project = buildProject({
      blocks: {
        t: 'ramp',
        ...Object.fromEntries(names.map(name => [name, ['gain', { gain: '0.999' }] as const])),
      },
      wires: names.map((name, i) => `${i === 0 ? 't' : `g${i - 1}`}.y -> ${name}.u`),
    })
    expectSameBits(project, testRegistry)
  })

  it('obeys a parameter that changes while it runs, without compiling anew', () => {
    const project = buildProject({ blocks: { v: 'value', k: 'gain' }, wires: ['v.y -> k.u'] })
    const { program } = compile(project, testRegistry)
    if (!program) throw new Error('It does not compile.')
    const run = createRun(program, { createEngine: createCompiledEngine })
    run.start()
    run.memory[program.parameters.find(({ name }) => name === 'k.gain')?.address ?? -1] = 5
    run.advance(1)
    expect(run.memory[program.signals.get('k.y')?.address ?? -1]).toBe(5)
  })
})
