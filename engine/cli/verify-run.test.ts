import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile/compile.ts'
import { createCompiledEngine } from '../engines/compiled/compiled.ts'
import { readProject } from '../formats/json.ts'
import { call, registry } from '../testing/call-commands.ts'
import { compareEngines, formatComparison } from './verify-run.ts'

const FILE = 'examples/bench-supply.loop'

describe('run --verify', () => {
  it('finds the same bits', async () => {
    const { status, out } = await call(['run', FILE, '--stop', '0.2e-3', '--verify'])
    expect(out).toMatch(
      /^The compiled engine gives the bits of the simple engine: \d+ values at 201 points\.\n$/,
    )
    expect(status).toBe(0)
  })

  it('says it as JSON', async () => {
    const { out } = await call(['run', FILE, '--stop', '0.2e-3', '--verify', '--json'])
    expect(JSON.parse(out)).toMatchObject({ engine: 'compiled', comparedWith: 'simple', difference: null })
  })

  it('names the first signal that differs, with time and both values', async () => {
    const { project } = readProject(readFileSync(FILE, 'utf8'))
    const program = project && compile(project, registry).program
    if (!program) throw new Error('The example does not compile.')
    const gain = program.parameters.find(({ name }) => name === 'converter/perInductance.gain')?.address ?? -1
    const comparison = await compareEngines(
      program,
      (...given) => {
        const engine = createCompiledEngine(...given)
        engine.context.memory[gain] = 20_000
        return engine
      },
      async () => true,
    )
    expect(comparison.difference).toMatchObject({ timeSeconds: 0.5e-3 })
    expect(formatComparison(comparison, 'compiled')).toMatch(
      /^The engines differ first in .+ at t = 0.0005 s: simple .+, compiled .+\.\n$/,
    )
  })
})
