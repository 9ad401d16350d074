/** A block of a plugin against the same block of ours: its source, evaluated in the sandbox as a plugin's. */
import { readFileSync } from 'node:fs'
import {
  chooseEngine,
  compile,
  createRegistry,
  createRun,
  type Library,
  loadPlugins,
  type Program,
  readProject,
} from '../engine/index.ts'
import guest from '../engine/sandbox/guest.ts?bundle'
import sdk from '../plugins/sdk.ts?bundle'
import { standardLibraries } from '../plugins/standard/index.ts'
import { type Measurement, median } from './figures.ts'

/** Of each run, in turns. */
const STRETCHES = 41
const WARM_UP = 5
const STEPS = 20_000
const FILES = [
  'continuous/pid.ts',
  'continuous/continuous-law.ts',
  'pid-law.ts',
  'pid-parameters.ts',
  'checks.ts',
  'limits.ts',
]

export const pluginMeasurement: Measurement = {
  what: "plugin's block against ours: bench supply with the PID as a plugin, compiled, time of a step",
  unit: 'x',
  bar: 1.05,
  sense: 'at most',
  measure: async () => {
    const [ours, plugins] = [compileSupply([]), compileSupply([await loadPid()])].map(program => {
      const run = createRun(program, { createEngine: chooseEngine('compiled').create })
      run.start()
      return (): number => {
        const begun = performance.now()
        run.advance(STEPS)
        if (run.fault) throw new Error(run.fault.message)
        return performance.now() - begun
      }
    })
    const ratios = Array.from({ length: WARM_UP + STRETCHES }, () => {
      const own = ours?.() ?? Number.NaN
      return (plugins?.() ?? Number.NaN) / own
    })
    return median(ratios.slice(WARM_UP))
  },
}

async function loadPid(): Promise<Library> {
  const files = Object.fromEntries(
    FILES.map(path => {
      const text = readFileSync(`plugins/standard/${path}`, 'utf8')
      return [
        path,
        text.replace(/'(\.\.\/)+sdk\.ts'/, "'loopwright'").replace('continuous/pid', 'plugin/pid'),
      ]
    }),
  )
  const manifest = { id: 'plugin', name: 'Plugin', version: '1.0.0', sdk: 1, main: 'index.ts' }
  const main = "import { pid } from './continuous/pid.ts'\nexport const blocks = [pid]"
  const source = {
    name: 'plugin',
    files: { ...files, 'index.ts': main, 'loopwright.json': JSON.stringify(manifest) },
  }
  const { plugins, faults } = await loadPlugins([source], standardLibraries, { sdk, guest })
  const [plugin] = plugins
  if (!plugin) throw new Error(JSON.stringify([...faults]))
  return plugin.library
}

/** Long enough; with plugins, their PID instead of ours. */
function compileSupply(libraries: readonly Library[]): Program {
  const text = readFileSync('examples/bench-supply.loop', 'utf8')
  const { project } = readProject(
    libraries.length > 0 ? text.replaceAll('continuous/pid', 'plugin/pid') : text,
  )
  if (!project) throw new Error('The example cannot be read.')
  const longer = { ...project, settings: { ...project.settings, stop: '10' } }
  const { program, diagnostics } = compile(longer, createRegistry([...standardLibraries, ...libraries]))
  if (!program) throw new Error(JSON.stringify(diagnostics))
  return program
}
