import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import type { Program, Segment } from '../compile/program.ts'
import { createRun } from '../simulate/run.ts'
import { testRegistry } from '../testing/blocks.ts'
import { buildProject } from '../testing/build-project.ts'
import { createCompiledEngine } from './compiled/compiled.ts'
import { createSimpleEngine } from './simple.ts'

/** A Program with what block `k` computes, and every update, under the flag that block `flag` gives. */
function compileFlagged(wires: readonly string[]): Program {
  const project = buildProject({
    blocks: { flag: 'value', t: 'ramp', k: ['gain', { gain: '2' }], d: 'delay', x: 'integrator' },
    wires,
  })
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const when = program.signals.get('flag.y')?.address ?? -1
  const flagged = (segments: readonly Segment[]): Segment[] =>
    segments.flatMap(({ rate, evaluations }) =>
      evaluations.map(evaluation => ({
        rate,
        when: program.blocks[evaluation.block]?.name === 'k' ? when : null,
        evaluations: [evaluation],
      })),
    )
  return {
    ...program,
    majorOutputs: flagged(program.majorOutputs),
    minorOutputs: flagged(program.minorOutputs),
    updates: program.updates.map(update => ({ ...update, when })),
  }
}

describe.each([
  ['simple', createSimpleEngine],
  ['compiled', createCompiledEngine],
] as const)('a flag in the %s engine', (_, createEngine) => {
  const follow = (wires: readonly string[], flags: readonly number[], names: readonly string[]) => {
    const program = compileFlagged(wires)
    const flag = program.parameters.find(({ name }) => name === 'flag.value')?.address ?? -1
    const run = createRun(program, { createEngine })
    const read = (name: string): number => run.memory[program.signals.get(name)?.address ?? -1] ?? Number.NaN
    run.memory[flag] = flags[0] ?? 0
    run.start()
    return flags.slice(1).map(value => {
      run.memory[flag] = value
      run.advance(1)
      return names.map(read)
    })
  }

  it('lets outputs and updates happen while it is not 0, else they stay as they are', () => {
    const wires = ['t.y -> k.u', 't.y -> d.u']
    expect(follow(wires, [1, 1, 1, 0, 0, 1, 1], ['k.y', 'd.y'])).toEqual([
      [0.2, 0],
      [0.4, 0.1],
      [0.4, 0.2],
      [0.4, 0.2],
      [1, 0.2],
      [1.2, 0.5],
    ])
  })

  it('counts at minor steps too', () => {
    const wires = ['t.y -> k.u', 'k.y -> x.u']
    const integrals = follow(wires, [0, 0, 1, 1], ['x.y']).map(([x]) => x)
    expect(integrals.slice(0, 2)).toEqual([0, 0])
    expect(integrals[2]).toBeCloseTo(0.3 ** 2 - 0.2 ** 2, 14)
  })
})
