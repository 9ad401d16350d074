import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineBlock } from '../../block/define-block.ts'
import { concatenate } from '../../block/elements.ts'
import { type Expression, reference } from '../../block/expression.ts'
import { createRegistry, type Registry } from '../../block/registry.ts'
import { compile } from '../../compile/compile.ts'
import type { Program } from '../../compile/program.ts'
import type { Project } from '../../model/project.ts'
import { createRun } from '../../simulate/run.ts'
import { FIXED_SOLVERS } from '../../solvers/catalogue.ts'
import { arbitraryExpression, arbitraryReal, VECTOR_WIDTH } from '../../testing/arbitrary-expression.ts'
import { arbitraryModel } from '../../testing/arbitrary-model.ts'
import { testRegistry } from '../../testing/blocks.ts'
import { buildProject } from '../../testing/build-project.ts'
import type { CreateEngine } from '../engine.ts'
import { createSimpleEngine } from '../simple.ts'
import { createCompiledEngine } from './compiled.ts'

/** Every output and every state at every `every`th step, what ended the run, and what it left behind. */
interface Trace {
  readonly rows: readonly (readonly number[])[]
  readonly fault: unknown
  readonly left: readonly number[]
}

interface Course {
  readonly isShared: boolean
  readonly every: number
  /** Steps in one go, over and over. */
  readonly batch: number
  /** Whether the run is watched step by step, so that no engine takes many at a time. */
  readonly isWatched: boolean
  /** Whether all parameters change after each batch. */
  readonly isTuned: boolean
}

const PLAIN: Course = {
  isShared: false,
  every: 1,
  batch: Number.POSITIVE_INFINITY,
  isWatched: false,
  isTuned: false,
}

function traceOf(program: Program, createEngine: CreateEngine, course: Course): Trace {
  const { outputs, continuousStates, discreteStates } = program.sections
  const addresses = [outputs, continuousStates, discreteStates].flatMap(({ address, length }) =>
    Array.from({ length }, (_, i) => address + i),
  )
  const rows: number[][] = []
  const run = createRun(program, {
    createEngine,
    isShared: course.isShared,
    sink: {
      addresses,
      every: course.every,
      take: (values, count) => {
        for (let i = 0; i < count; i += 1) {
          rows.push([...values.subarray(i * (addresses.length + 1), (i + 1) * (addresses.length + 1))])
        }
      },
    },
    ...(course.isWatched ? { onMajorStep: () => undefined } : {}),
  })
  run.start()
  const { address, length } = program.sections.parameters
  while (!run.isFinished) {
    run.advance(course.batch)
    if (!course.isTuned) continue
    for (let i = address; i < address + length; i += 1) run.memory[i] = 0.9 * (run.memory[i] ?? 0)
  }
  return { rows, fault: run.fault, left: addresses.map(address => run.memory[address] ?? Number.NaN) }
}

function expectSameBits(project: Project, registry: Registry, course: Partial<Course> = {}): void {
  const { program, diagnostics } = compile(project, registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const { every = 1, isTuned = false, batch = PLAIN.batch } = course
  const simple = traceOf(program, createSimpleEngine, {
    ...PLAIN,
    every,
    isTuned,
    batch: isTuned ? batch : PLAIN.batch,
  })
  expect(traceOf(program, createCompiledEngine, { ...PLAIN, ...course })).toEqual(simple)
  expect(traceOf(program, createCompiledEngine, { ...PLAIN, ...course, isWatched: true })).toEqual(simple)
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
          const inner = { ...main, blocks: { ...main.blocks, r: random }, connections }
          const use = { type: 'test/model', parameters: { model: 'inner' } }
          const uses = { parameters: {}, blocks: { u0: use, u1: use, u2: use }, connections: [] }
          const registry = registryOf([...nodes, concatenate(nodes)])
          expectSameBits({ ...project, models: { main: inner } }, registry)
          expectSameBits({ ...project, models: { main: uses, inner } }, registry)
        },
      ),
      { numRuns: 80 },
    )
  })

  const course = fc.record({
    isShared: fc.boolean(),
    every: fc.integer({ min: 1, max: 7 }),
    batch: fc.constantFrom(1, 2, 9, Number.POSITIVE_INFINITY),
  })
  const solver = fc.constantFrom(...FIXED_SOLVERS.map(({ id }) => id))
  const step = fc.constantFrom('0.1', '0.03')

  it('gives the bits of the Simple engine for any model and solver', () => {
    fc.assert(
      fc.property(arbitraryModel(), solver, step, course, (model, id, seconds, way) => {
        const project = buildProject({ blocks: {} }, { settings: { solver: id, step: seconds } })
        expectSameBits({ ...project, models: { main: model } }, testRegistry, way)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same bits for a model that is used many times, beside others', () => {
    const inner = arbitraryModel()
    fc.assert(
      fc.property(inner, inner, fc.integer({ min: 1, max: 7 }), solver, course, (a, b, count, id, way) => {
        const project = buildProject({ blocks: {} }, { settings: { solver: id } })
        const blocks = Object.fromEntries(
          Array.from({ length: count }, (_, i) => [
            [`a${i}`, { type: 'test/model', parameters: { model: 'a' } }],
            ...(i % 3 === 0 ? [[`b${i}`, { type: 'test/model', parameters: { model: 'b' } }]] : []),
          ]).flat(),
        )
        const models = { main: { parameters: {}, blocks, connections: [] }, a, b }
        expectSameBits({ ...project, models }, testRegistry, way)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same bits for a ring of parts that only states couple', () => {
    const size = fc.integer({ min: 1, max: 13 })
    const way = fc.record({
      every: fc.integer({ min: 1, max: 7 }),
      batch: fc.constantFrom(2, 9, Number.POSITIVE_INFINITY),
      isTuned: fc.boolean(),
    })
    fc.assert(
      fc.property(size, fc.boolean(), fc.boolean(), solver, way, (count, hasDelay, hasRamp, id, course) => {
        const project = buildProject(
          {
            blocks: {
              t: 'ramp',
              ...Object.fromEntries(
                Array.from({ length: count }, (_, i) => [
                  [`k${i}`, ['gain', { gain: `-${2 + i}` }] as const],
                  [`f${i}`, 'sum'],
                  [`v${i}`, 'integrator'],
                  [`s${i}`, 'sum'],
                  [`x${i}`, 'integrator'],
                ]).flat(),
              ),
              d: hasDelay ? 'delay' : 'sine-of',
            },
            wires: [
              'v0.y -> d.u',
              ...Array.from({ length: count }, (_, i) => [
                `x${i}.y -> k${i}.u`,
                `k${i}.y -> f${i}.u1`,
                `${i === 0 ? 't' : `x${(i + 1) % count}`}.y -> f${i}.u2`,
                `f${i}.y -> v${i}.u`,
                `v${i}.y -> s${i}.u1`,
                `${i === 0 ? 'd' : hasRamp ? 't' : `x${i - 1}`}.y -> s${i}.u2`,
                `s${i}.y -> x${i}.u`,
              ]).flat(),
            ],
          },
          { settings: { solver: id, step: '0.03' } },
        )
        expectSameBits(project, testRegistry, course)
      }),
      { numRuns: 60 },
    )
  })

  it('ends at the first value that is not finite, with everything as it is there', () => {
    const offsets = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(offsets, fc.boolean(), course, (ticks, hasDelay, way) => {
        const names = ticks.map((_, i) => `${i}`)
        const project = buildProject(
          {
            blocks: Object.fromEntries(
              names.flatMap((name, i) => [
                [`t${name}`, 'ramp'],
                [`v${name}`, ['value', { value: `-${ticks[i]}/100` }]],
                [`s${name}`, 'sum'],
                [`y${name}`, 'inverse'],
                [`z${name}`, 'inverse'],
                [`x${name}`, hasDelay ? 'delay' : 'integrator'],
              ]),
            ),
            wires: names.flatMap(name => [
              `t${name}.y -> s${name}.u1`,
              `v${name}.y -> s${name}.u2`,
              `s${name}.y -> y${name}.u`,
              `y${name}.y -> z${name}.u`,
              `z${name}.y -> x${name}.u`,
            ]),
          },
          { settings: { step: '0.01', stop: '6' } },
        )
        expectSameBits(project, testRegistry, way)
      }),
      { numRuns: 25 },
    )
  })

  it('ends at the first step at which a watch asks for it, with everything as it is there', () => {
    const limits = fc.array(
      fc.record({ limit: fc.integer({ min: 0, max: 650 }), width: fc.integer({ min: 1, max: 5 }) }),
      { minLength: 1, maxLength: 5 },
    )
    const action = fc.constantFrom('stop', 'fail')
    fc.assert(
      fc.property(limits, action, fc.boolean(), course, (list, act, hasDelay, way) => {
        const names = list.map((_, i) => `${i}`)
        const project = buildProject(
          {
            blocks: Object.fromEntries(
              list.flatMap(({ limit, width }, i) => [
                [`t${i}`, 'ramp'],
                [`v${i}`, ['value', { value: `[${Array.from({ length: width }, (_, k) => k).join()}]` }]],
                [`s${i}`, 'sum'],
                [`x${i}`, hasDelay ? 'delay' : 'integrator'],
                [`w${i}`, ['watch', { limit: `${limit / 100}`, action: act }]],
              ]),
            ),
            wires: names.flatMap(name => [
              `t${name}.y -> s${name}.u1`,
              `v${name}.y -> s${name}.u2`,
              `s${name}.y -> x${name}.u`,
              `x${name}.y -> w${name}.u`,
            ]),
          },
          { settings: { step: '0.01', stop: '6' } },
        )
        expectSameBits(project, testRegistry, way)
      }),
      { numRuns: 40 },
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
