/** Laws of models in models, whatever they are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import type { Project } from '../model/project.ts'
import { simulate } from '../simulate/simulate.ts'
import { arbitraryHierarchy } from '../testing/arbitrary-hierarchy.ts'
import { testRegistry } from '../testing/blocks.ts'
import { inlineModels } from '../testing/inline-models.ts'
import { compile } from './compile.ts'

/** Traces of all blocks that compute, by path and name joined with `-`. */
function traceAll(project: Project, createEngine: CreateEngine): Map<string, number[]> {
  const { program, diagnostics } = compile(project, testRegistry)
  if (!program) throw new Error(JSON.stringify(diagnostics))
  const signals = [...program.signals.values()].filter(({ name }) => /(^|[/-])b\d+\.y$/.test(name))
  const { log } = simulate(program, signals, { createEngine })
  return new Map(
    signals.map(({ name }, column) => [
      name.replaceAll('/', '-'),
      Array.from({ length: log.rows }, (_, row) => log.value(row, column)),
    ]),
  )
}

describe.each([
  ['simple', createSimpleEngine],
  ['compiled', createCompiledEngine],
] as const)('in the %s engine', (_, createEngine) => {
  it('a model with subsystems is its flattened form, bit for bit', () => {
    fc.assert(
      fc.property(arbitraryHierarchy({ isConditional: false }), project => {
        const nested = traceAll(project, createEngine)
        const flat = traceAll(inlineModels(project), createEngine)
        expect([...nested.keys()].sort()).toEqual([...flat.keys()].sort())
        for (const [name, trace] of nested) expect(trace).toEqual(flat.get(name))
      }),
      { numRuns: 100 },
    )
  })
})

it('conditional models give the same bits in both engines', () => {
  fc.assert(
    fc.property(arbitraryHierarchy({ isConditional: true }), project => {
      expect(traceAll(project, createCompiledEngine)).toEqual(traceAll(project, createSimpleEngine))
    }),
    { numRuns: 150 },
  )
})
