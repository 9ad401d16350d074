import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../compile/compile.ts'
import { type Assignment, isLoop, type Program } from '../../compile/program.ts'
import { arbitraryHierarchy } from '../../testing/arbitrary-hierarchy.ts'
import { testRegistry } from '../../testing/blocks.ts'
import { buildProject } from '../../testing/build-project.ts'
import { shareBranches } from './branches.ts'
import { createTraits } from './rolling.ts'
import { seeThrough } from './see-through.ts'

const traitsOf = createTraits()

function compileTest(project: Parameters<typeof compile>[0]): Program {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

function listMinor(program: Program): readonly Assignment[] {
  const evaluations = program.minorOutputs.flatMap(segment => segment.evaluations)
  return [...evaluations.flatMap(each => (isLoop(each) ? [] : [each])), ...program.derivatives]
}

const writes = ({ address, width }: Assignment): number[] =>
  Array.from({ length: width }, (_, i) => address + i)
const reads = ({ expression, binding }: Assignment): number[] =>
  traitsOf(expression).leaves.flatMap(({ key, width }) =>
    Array.from({ length: width }, (_, i) => (binding.get(key) ?? 0) + i),
  )

describe('branches', () => {
  it('compute everything, each from what it has computed itself or nobody computes', () => {
    fc.assert(
      fc.property(
        arbitraryHierarchy({ isConditional: true }),
        fc.integer({ min: 2, max: 4 }),
        (project, threads) => {
          const program = compileTest(project)
          const whole = seeThrough(listMinor(program), traitsOf)
          const branches = shareBranches(program, whole, traitsOf, threads)
          fc.pre(branches !== null)
          const { lists = [], costs = [], cost = 0 } = branches ?? {}
          expect(lists).toHaveLength(threads)
          expect(new Set(lists.flat())).toEqual(new Set(whole))
          expect(costs.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(cost)
          const written = new Set(whole.flatMap(writes))
          for (const list of lists) {
            const own = new Set<number>()
            for (const assignment of list) {
              expect(reads(assignment).filter(address => written.has(address) && !own.has(address))).toEqual(
                [],
              )
              for (const address of writes(assignment)) own.add(address)
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('of a ring of cells are fair halves', () => {
    const cells = Array.from({ length: 40 }, (_, i) => i)
    const program = compileTest(
      buildProject({
        blocks: Object.fromEntries(
          cells.flatMap(i => [
            [`x${i}`, ['integrator', { initial: `${i}` }]],
            [`s${i}`, 'sum'],
          ]),
        ),
        wires: cells.flatMap(i => [
          `x${i}.y -> s${i}.u1`,
          `x${(i + 1) % 40}.y -> s${i}.u2`,
          `s${i}.y -> x${i}.u`,
        ]),
      }),
    )
    const minor = seeThrough(listMinor(program), traitsOf)
    const { costs, cost } = shareBranches(program, minor, traitsOf, 2) ?? { costs: [], cost: 0 }
    expect(costs).toEqual([cost / 2, cost / 2])
  })

  it('of a chain without states are none', () => {
    const program = compileTest(
      buildProject({
        blocks: { t: 'ramp', a: 'sine-of', b: 'sine-of', x: 'integrator' },
        wires: ['t.y -> a.u', 'a.y -> b.u', 'b.y -> x.u'],
      }),
    )
    const minor = listMinor(program).filter(({ block }) => program.blocks[block]?.name !== 'x')
    expect(shareBranches(program, minor, traitsOf, 2)).toBeNull()
  })
})
