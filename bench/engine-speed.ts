import { readFileSync } from 'node:fs'
import { compile, createRegistry, type Program, readProject, simulate } from '../engine/index.ts'
import { builtInLibraries } from '../plugins/libraries.ts'
import { type Measurement, medianMilliseconds } from './figures.ts'

const registry = createRegistry(builtInLibraries)

/** A program of one of the examples. */
function compileExample(name: string): Program {
  const { project } = readProject(readFileSync(`examples/${name}.loop`, 'utf8'))
  const program = project && compile(project, registry).program
  if (!program) throw new Error(`The example ${name} does not compile.`)
  return program
}

export const engineMeasurements: readonly Measurement[] = [
  {
    what: 'bench supply, 14,000 RK4 steps, Simple engine, logging its scopes',
    unit: 's',
    bar: 1.5,
    sense: 'at most',
    measure: async () => {
      const program = compileExample('bench-supply')
      const signals = program.recordings.map(({ signal }) => signal)
      const spent = await medianMilliseconds(5, () => {
        const { log, fault } = simulate(program, signals)
        if (fault || log.rows !== program.lastTick + 1)
          throw new Error('The bench supply did not run to its end.')
      })
      return spent / 1000
    },
  },
]
