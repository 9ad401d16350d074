/** Values that are no ordinary numbers: every engine meets them at the same instant and says the same of them. */
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine, createThreadedEngine } from '../engines/compiled/compiled.ts'
import type { CreateEngine } from '../engines/engine.ts'
import { createSimpleEngine } from '../engines/simple.ts'
import { readProject } from '../formats/json.ts'
import { createRun } from '../simulate/run.ts'
import { registry } from '../testing/call-commands.ts'
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

async function see(text: string, createEngine: CreateEngine) {
  const { project } = readProject(text)
  const { program, diagnostics } = project ? compile(project, registry) : { program: null, diagnostics: [] }
  if (!program) throw new Error(JSON.stringify(diagnostics))
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
  const text = writeProject(odd, port)
  const simple = await see(text, createSimpleEngine)
  expect(simple.fault !== null).toBe(isFault)
  if (isFault) expect(simple.fault?.place).toMatchObject({ path: 'a', block: 'odd' })
  expect(await see(text, createCompiledEngine)).toEqual(simple)
  expect(await see(text, createThreadedEngine(createNodeThreads(2)))).toEqual(simple)
})
