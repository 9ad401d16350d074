/** Values that are no ordinary numbers: every engine meets them at the same instant and says the same of them. */
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
import { arbitraryOdd, ODD } from '../testing/arbitrary-odd.ts'
import { registry } from '../testing/call-commands.ts'
import { oddRegistry } from '../testing/odd-blocks.ts'
import { createNodeThreads } from './node-threads.ts'

const block = (type: string, parameters: Record<string, string> = {}) => ({ type, parameters })

/** A ramp from -1 that passes 0 at 0.5 s, and a block that takes it badly there; four uses, for threads to share. */
function writeProject(odd: { type: string; parameters: Record<string, string> }, port: string): string {
  const use = block('subsystems/model', { model: 'part' })
  return JSON.stringify({
    format: 'loopwright',
    version: 1,
    name: 'Odd values',
    settings: { solver: 'rk4', step: '0.0625', stop: '1' },
    root: 'main',
    models: {
      main: { blocks: { a: use, b: use, c: use, d: use }, connections: [] },
      part: {
        blocks: {
          ramp: block('sources/ramp', { slope: '2', initial: '-1' }),
          odd,
          x: block('continuous/integrator'),
          y: block('subsystems/exit'),
        },
        connections: [`ramp.y -> odd.${port}`, 'odd.y -> x.u', 'x.y -> y.u'],
      },
    },
  })
}

function compileText(text: string): Program {
  const { project } = readProject(text)
  const { program, diagnostics } = project ? compile(project, registry) : { program: null, diagnostics: [] }
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}

async function see(program: Program, createEngine: CreateEngine) {
  const { address, length } = program.sections.outputs
  const rows: number[] = []
  const addresses = Array.from({ length }, (_, i) => address + i)
  const run = createRun(program, { createEngine, sink: { addresses, take: values => rows.push(...values) } })
  run.start()
  await setTimeout(60)
  while (!run.isFinished) run.advance(3)
  run.close()
  return { rows, fault: run.fault, timeSeconds: run.timeSeconds }
}

it.each([
  ['a division by zero', block('math/math-function', { function: 'reciprocal' }), 'u', true],
  ['a root of a negative number', block('math/math-function', { function: 'sqrt' }), 'u', true],
  [
    'a table with infinite values',
    block('lookup/table-1d', { breakpoints: '[-1, 0, 1]', values: '[0, inf, 0]' }),
    'u',
    true,
  ],
  ['an infinite limit', block('discontinuities/saturation', { lower: '-inf', upper: 'inf' }), 'u', false],
] as const)('%s', async (_, odd, port, isFault) => {
  const program = compileText(writeProject(odd, port))
  const simple = await see(program, createSimpleEngine)
  expect(simple.fault !== null).toBe(isFault)
  if (isFault) expect(simple.fault?.place).toMatchObject({ path: 'a', block: 'odd' })
  expect(await see(program, createCompiledEngine)).toEqual(simple)
  expect(await see(program, createThreadedEngine(createNodeThreads(2)))).toEqual(simple)
})

it('whatever the block and wherever it stands, threads name it and the time, too', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryOdd({ isConditional: true }),
      fc.constantFrom('euler', 'rk4', 'dp54', 'radau5'),
      async ({ project, kind }, solver) => {
        fc.pre(solver === 'euler' || solver === 'rk4' || kind !== 'pole')
        const settings = { ...project.settings, solver }
        const { program } = compile({ ...project, settings }, oddRegistry)
        if (!program) return fc.pre(false)
        const simple = await see(program, createSimpleEngine)
        if (simple.fault && simple.fault.code !== 'zeno')
          expect(simple.fault).toMatchObject({ code: 'not-finite', place: { block: ODD } })
        expect(await see(program, createThreadedEngine(createNodeThreads(2)))).toEqual(simple)
      },
    ),
    { numRuns: 12 },
  )
})
