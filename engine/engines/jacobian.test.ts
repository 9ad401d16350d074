import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addJacobian } from '../compile/add-jacobian.ts'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import { rowsOf } from '../math/sparsity.ts'
import type { Project } from '../model/project.ts'
import { arbitraryModel } from '../testing/arbitrary-model.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { createCompiledEngine } from './compiled/compiled.ts'
import type { CreateEngine } from './engine.ts'
import { createSimpleEngine } from './simple.ts'

function compileTest(project: Project): Program {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

/** A dense Jacobian, column by column, of what the engine carries. */
function carried(program: Program, create: CreateEngine, states: readonly number[]): number[][] {
  const { engine, size } = begin(program, create, states)
  const pattern = program.jacobian?.pattern
  if (!pattern || !engine.computeJacobian) throw new Error('This program carries no tangents.')
  const entries = new Float64Array(pattern.rows.length)
  engine.computeDerivatives()
  engine.computeJacobian(entries)
  return Array.from({ length: size }, (_, column) => {
    const dense = Array<number>(size).fill(0)
    rowsOf(pattern, column).forEach((row, k) => {
      dense[row] = entries[(pattern.columnStarts[column] ?? 0) + k] ?? Number.NaN
    })
    return dense
  })
}

function differences(program: Program, states: readonly number[]): number[][] {
  const { engine, size } = begin(program, createSimpleEngine, states)
  const { continuousStates, derivatives } = engine.context
  const slopesAt = (column: number, shift: number): number[] => {
    continuousStates[column] = (states[column] ?? 0) + shift
    engine.computeDerivatives()
    const slopes = [...derivatives]
    continuousStates[column] = states[column] ?? 0
    return slopes
  }
  return Array.from({ length: size }, (_, column) => {
    const above = slopesAt(column, 1e-6)
    const below = slopesAt(column, -1e-6)
    return above.map((slope, row) => (slope - (below[row] ?? 0)) / 2e-6)
  })
}

function begin(program: Program, create: CreateEngine, states: readonly number[]) {
  const engine = create(program, false)
  engine.initialise()
  engine.computeOutputs(0)
  const { continuousStates } = engine.context
  continuousStates.set(states)
  return { engine, size: continuousStates.length }
}

const statesOf = (program: Program, values: readonly number[]): number[] =>
  Array.from({ length: program.sections.continuousStates.length }, (_, i) => values[i] ?? 0.5)

const compileWithJacobian = (project: Project): Program => addJacobian(compileTest(project))

describe('the Jacobian of a program', () => {
  it('is what differences of the derivatives come to, in both engines to the same bits', () => {
    const value = fc.integer({ min: -200, max: 200 }).map(n => n / 100)
    fc.assert(
      fc.property(arbitraryModel(), fc.array(value, { minLength: 9, maxLength: 9 }), (main, values) => {
        const program = compileWithJacobian({ ...buildProject({ blocks: {} }), models: { main } })
        const states = statesOf(program, values)
        const exact = carried(program, createSimpleEngine, states)
        expect(carried(program, createCompiledEngine, states)).toEqual(exact)
        differences(program, states).forEach((column, j) => {
          column.forEach((slope, i) => {
            expect(Math.abs(slope - (exact[j]?.[i] ?? Number.NaN))).toBeLessThan(1e-6)
          })
        })
      }),
      { numRuns: 300 },
    )
  })

  const loop = {
    blocks: {
      x: 'integrator',
      other: 'integrator',
      s: 'sum',
      k: ['gain', { gain: '0.5' }] as const,
    },
    wires: ['x.y -> s.u1', 'k.y -> s.u2', 's.y -> k.u', 's.y -> x.u', 'other.y -> other.u'],
  }

  it('carries no tangents through an algebraic loop, but knows what depends on what', () => {
    const program = compileWithJacobian(buildProject(loop))
    expect(program.jacobian?.tangents).toBeNull()
    expect(createSimpleEngine(program, false).computeJacobian).toBeNull()
    expect([...(program.jacobian?.pattern.rows ?? [])]).toEqual([0, 1])
  })

  it('is 0 through a part that is switched off', () => {
    const program = compileTest(
      buildProject({
        blocks: { x: 'integrator', k: ['gain', { gain: '3' }], flag: ['value', { value: '1' }] },
        wires: ['x.y -> k.u', 'k.y -> x.u'],
      }),
    )
    const when = program.signals.get('flag.y')?.address ?? 0
    const flagged = addJacobian({
      ...program,
      minorOutputs: program.minorOutputs.map(segment => ({ ...segment, when })),
    })
    expect(carried(flagged, createSimpleEngine, [1])).toEqual([[3]])
    const off = { ...flagged, parameters: flagged.parameters.filter(({ name }) => name !== 'flag.value') }
    expect(carried(off, createSimpleEngine, [1])).toEqual([[0]])
  })
})
