import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Program } from '../compile/program.ts'
import type { Project } from '../model/project.ts'
import { arbitraryHierarchy } from '../testing/arbitrary-hierarchy.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { chooseEngine } from './choose-engine.ts'
import { countEvaluations } from './count-evaluations.ts'
import { createProfiler } from './profile.ts'
import type { Profile } from './profile-report.ts'
import { createRun } from './run.ts'

function build(project: Project): Program {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

/** A run of a few batches with looks at it between them. */
function profile(
  program: Program,
  engine: 'simple' | 'compiled',
): { profile: Profile; memory: Float64Array } {
  const profiler = createProfiler(program, engine, () => performance.now())
  const counted = countEvaluations(chooseEngine(engine).create)
  const run = createRun(program, { createEngine: counted.create })
  run.start()
  for (let i = 0; i < 3; i += 1) {
    run.advance(5)
    profiler.sample(run.memory, 0)
  }
  while (profiler.rounds() < 1) profiler.sample(run.memory, 1)
  return { profile: profiler.report(1000, counted.perStep(program, run.steps)), memory: run.memory }
}

const sum = (list: readonly { readonly share: number }[]): number =>
  list.reduce((total, { share }) => total + share, 0)

describe('a profile', () => {
  it.each(['simple', 'compiled'] as const)('divides a step of the %s engine among all blocks', engine => {
    fc.assert(
      fc.property(arbitraryHierarchy({ isConditional: true }), project => {
        const program = build(project)
        const { profile: found, memory } = profile(program, engine)
        const works = found.blocks.some(({ source }) => source !== 'constant')
        if (works) expect(sum(found.blocks)).toBeCloseTo(1, 12)
        expect(sum(found.models)).toBeCloseTo(sum(found.blocks), 12)
        expect(found.blocks.length).toBe(program.blocks.length)
        for (const context of found.contexts) {
          const inside = found.blocks.filter(({ path }) => `${path}/`.startsWith(`${context.path}/`))
          expect(context.blocks).toBe(inside.length)
          expect(sum(inside)).toBeCloseTo(context.share, 12)
        }
        const shares = found.blocks.map(({ share }) => share)
        expect(shares).toEqual([...shares].sort((a, b) => b - a))
        expect(shares.every(share => share >= 0)).toBe(true)

        const alone = createRun(program, { createEngine: chooseEngine(engine).create })
        alone.start()
        for (let i = 0; i < 3; i += 1) alone.advance(5)
        const bits = (values: Float64Array): BigUint64Array =>
          new BigUint64Array(values.slice(0, program.memoryLength).buffer)
        expect(bits(memory)).toEqual(bits(alone.memory))
      }),
      { numRuns: 25 },
    )
  })

  it('counts what variable steps evaluate', () => {
    const program = build(
      buildProject(
        { blocks: { t: 'ramp', x: 'integrator', y: 'sine-of' }, wires: ['t.y -> y.u', 'y.y -> x.u'] },
        { settings: { solver: 'dp54', stop: '2' } },
      ),
    )
    const counted = countEvaluations(chooseEngine('compiled').create)
    const run = createRun(program, { createEngine: counted.create })
    run.start()
    run.advance(Number.POSITIVE_INFINITY)
    expect(counted.perStep(program, run.steps).minor).toBeGreaterThanOrEqual(6)
  })

  it('finds the block that costs most', () => {
    const program = build(
      buildProject({
        blocks: { t: 'ramp', s: 'sine-of', g: 'gain', n: 'noise' },
        wires: ['t.y -> s.u', 't.y -> g.u'],
      }),
    )
    const { blocks } = profile(program, 'simple').profile
    expect(blocks[0]?.name).toBe('n')
  })
})
