/** Loops that are linear: how often their Jacobian is made and factorised, counted in runs of diagrams. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { isLoop, type LoopSolution, type Program } from '../compile/program.ts'
import type { Settings } from '../model/project.ts'
import { simulate } from '../simulate/simulate.ts'
import { buildProject, type Diagram } from '../testing/build-project.ts'
import { registry } from '../testing/run-example.ts'
import { assembleEngine } from './assemble.ts'
import { createCompiledEngine } from './compiled/compiled.ts'
import type { CreateEngine } from './engine.ts'
import { createScratch, execute, lower, type Tape } from './tape.ts'

function build(diagram: Diagram, settings: Partial<Settings>): Program {
  const { program, diagnostics } = compile(buildProject(diagram, { settings }), registry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

function listLoops(program: Program): LoopSolution[] {
  const segments = [...program.majorOutputs, ...program.minorOutputs, ...(program.events?.heldOutputs ?? [])]
  return segments.flatMap(({ evaluations }) => evaluations.filter(isLoop))
}

/** The Simple engine, with one count for each time that the tangents of some loop went round. */
function createCounting(program: Program): { createEngine: CreateEngine; rounds: () => number } {
  const tangents = new Set(listLoops(program).map(loop => loop.tangents))
  let rounds = 0
  return {
    rounds: () => rounds,
    createEngine: () => {
      const scratch = createScratch(program.memoryLength)
      const tapes: { tape: Tape; isCounted: boolean }[] = []
      return assembleEngine(program, {
        add: assignments =>
          tapes.push({
            tape: lower(assignments, scratch, program.timeAddress),
            isCounted: tangents.has(assignments),
          }) - 1,
        calls: scratch.calls,
        bind: () => {
          const memory = new Float64Array(scratch.end)
          for (const { address, values } of scratch.constants) memory.set(values, address)
          const toRoutine =
            ({ tape, isCounted }: (typeof tapes)[number]) =>
            () => {
              rounds += Number(isCounted)
              execute(tape, memory, scratch.calls)
            }
          return { memory, routines: tapes.map(toRoutine) }
        },
      })
    },
  }
}

/** y = u - k y, with u = sin t. */
const around = (k: Diagram['blocks'][string], wires: readonly string[] = []): Diagram => ({
  blocks: {
    t: 'sources/clock',
    u: ['user/expression', { expression: 'sin(u)' }],
    s: 'math/sum',
    k,
    x: 'continuous/integrator',
  },
  wires: ['t.y -> u.u', 'u.y -> s.u1', 'k.y -> s.u2', 's.y -> x.u', ...wires],
})

const gain = fc.integer({ min: -80, max: 300 }).map(value => value / 100)

describe('a linear loop', () => {
  it('is factorised once in a run where its gains stay, in every kind of steps, to the same bits in both engines', () => {
    const solver = fc.constantFrom<Partial<Settings>>(
      { solver: 'rk4', step: '0.05', stop: '2' },
      { solver: 'dp54', stop: '2' },
      { solver: 'radau5', stop: '2' },
    )
    fc.assert(
      fc.property(gain, solver, (k, settings) => {
        const program = build(around(['math/gain', { gain: String(k) }], ['s.y -> k.u']), settings)
        const loops = listLoops(program)
        expect(loops.length).toBeGreaterThan(0)
        expect(loops.map(({ linear }) => linear !== null)).not.toContain(false)
        const signals = ['s.y', 'x.y'].flatMap(name => program.signals.get(name) ?? [])
        const { createEngine, rounds } = createCounting(program)
        const { log, fault } = simulate(program, signals, { createEngine })
        expect(fault).toBeNull()
        expect(log.rows).toBeGreaterThan(5)
        for (let row = 0; row < log.rows; row += 1)
          expect(Math.abs(log.value(row, 0) * (1 + k) - Math.sin(log.time(row)))).toBeLessThan(1e-13)
        // One for each place at which the loop is solved: major steps, minor ones, and those with modes held.
        expect(rounds()).toBeLessThanOrEqual(loops.length)
        const compiled = simulate(program, signals, { createEngine: createCompiledEngine }).log
        expect(compiled.rows).toBe(log.rows)
        for (let row = 0; row < log.rows; row += 1)
          for (const column of [0, 1])
            expect(Object.is(compiled.value(row, column), log.value(row, column))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('is factorised once a solution where a gain changes with time', () => {
    const diagram = around(
      ['user/expression', { expression: 'u1 * (1 + u2^2)', inputs: '2' }],
      ['s.y -> k.u1', 't.y -> k.u2'],
    )
    const program = build(diagram, { solver: 'rk4', step: '0.05', stop: '2' })
    const { createEngine, rounds } = createCounting(program)
    const signal = program.signals.get('s.y')
    const { log } = simulate(program, signal ? [signal] : [], { createEngine })
    for (let row = 0; row < log.rows; row += 1) {
      const t = log.time(row)
      expect(log.value(row, 0)).toBeCloseTo(Math.sin(t) / (2 + t * t), 13)
    }
    // The first stage is at the time of the outputs, but solves for itself.
    expect(listLoops(program).every(({ linear }) => linear !== null)).toBe(true)
    expect(rounds()).toBeLessThanOrEqual(41 * 5)
  })

  it('may be switched: with variable steps one factorisation serves as long as the modes hold', () => {
    const diagram = around(['discontinuities/saturation', { lower: '-0.2', upper: '0.2' }], ['s.y -> k.u'])
    const program = build(diagram, { solver: 'dp54', stop: '6.3', maxStep: '0.05' })
    const held = (program.events?.heldOutputs ?? []).flatMap(({ evaluations }) => evaluations.filter(isLoop))
    expect(held.map(({ linear }) => linear !== null)).toEqual([true])
    const { createEngine, rounds } = createCounting(program)
    const signal = program.signals.get('s.y')
    const { log, fault } = simulate(program, signal ? [signal] : [], { createEngine })
    expect(fault).toBeNull()
    for (let row = 0; row < log.rows; row += 1) {
      const u = Math.sin(log.time(row))
      expect(log.value(row, 0)).toBeCloseTo(Math.abs(u) <= 0.4 ? u / 2 : u - Math.sign(u) * 0.2, 12)
    }
    expect(log.rows).toBeGreaterThan(126)
    expect(rounds()).toBeLessThan(log.rows * 4)
  })

  it('is not taken for one where a product, a truth or a kink goes round', () => {
    for (const expression of ['u * u', 'u / (2 + u)', 'sign(u)', 'abs(u)', 'floor(u)', 'max(u, 0.1)']) {
      const diagram = around(['user/expression', { expression }], ['s.y -> k.u'])
      const program = build(diagram, { solver: 'rk4', step: '0.05', stop: '2' })
      const found = listLoops(program).map(({ linear }) => linear)
      expect(found.length, expression).toBeGreaterThan(0)
      expect(found, expression).not.toContainEqual(expect.anything())
    }
  })
})
