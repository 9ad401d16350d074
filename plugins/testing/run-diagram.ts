/** Builds a project of a few blocks, compiles it and runs it to its end; the laws see that all engines give the same. */
import {
  chooseEngine,
  compile,
  createProject,
  createRegistry,
  type Diagnostic,
  describeDiagnostic,
  type EngineChoice,
  labelElements,
  type Model,
  type Program,
  type Project,
  parseConnection,
  type Settings,
  type Signal,
  simulate,
} from '../../engine/index.ts'
import { builtInLibraries } from '../libraries.ts'
import { noteBlocks } from './block-notes.ts'

export const registry = createRegistry(builtInLibraries)

/** `[type, parameters]` */
export type BlockText = readonly [string, Readonly<Record<string, string>>?]

export interface Diagram {
  readonly blocks: Readonly<Record<string, BlockText>>
  /** As in a file: `a.y -> b.u`. */
  readonly connections: readonly string[]
  readonly settings?: Partial<Settings>
  readonly variables?: Readonly<Record<string, string>>
  /** Models besides the root. */
  readonly models?: Readonly<Record<string, Model>>
}

/** Values over time, by the name of an output. */
export interface Recorded {
  readonly times: readonly number[]
  /** One element of a vector, counted from 0. */
  readonly trace: (signal: string, element?: number) => readonly number[]
  readonly widthOf: (signal: string) => number
}

const TEST_SETTINGS: Settings = { solver: 'rk4', step: '1e-2', stop: '2' }

export function buildModel({ blocks, connections }: Pick<Diagram, 'blocks' | 'connections'>): Model {
  return {
    parameters: {},
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([name, [type, parameters = {}]]) => [name, { type, parameters }]),
    ),
    connections: connections.map(text => {
      const connection = parseConnection(text)
      if (!connection) throw new Error(`A test has a bad connection: ${text}`)
      return connection
    }),
  }
}

export function buildProject(diagram: Diagram): Project {
  const project = createProject('test')
  return {
    ...project,
    settings: { ...TEST_SETTINGS, ...diagram.settings },
    variables: diagram.variables ?? {},
    models: { ...diagram.models, main: buildModel(diagram) },
  }
}

/** Everything that the compiler has to say about a diagram. */
export function diagnose(diagram: Diagram): readonly Diagnostic[] {
  return compile(buildProject(diagram), registry).diagnostics
}

/** @throws when the diagram does not compile. */
export function compileDiagram(diagram: Diagram, hasTwins = false): Program {
  const whole = hasTwins ? addTwins(diagram) : diagram
  const { program, diagnostics } = compile(buildProject(whole), registry)
  if (!program) throw new Error(diagnostics.map(describeDiagnostic).join('\n'))
  noteBlocks(diagram.blocks, diagram.connections, program)
  for (const model of Object.values(diagram.models ?? {})) noteModel(model, program)
  return program
}

function noteModel({ blocks, connections }: Model, program: Program): void {
  const types = Object.entries(blocks).map(([name, { type }]) => [name, [type]] as const)
  const wires = connections.map(({ from, to }) => `${from.block}.${from.port} -> ${to.block}.${to.port}`)
  noteBlocks(Object.fromEntries(types), wires, program)
}

/** What tests run with where they do not say: every engine in turn, for the block table. */
const ENGINE = (process.env.LOOPWRIGHT_TEST_ENGINE ?? 'simple') as EngineChoice
const THREADS = ENGINE === 'threaded' ? (await import('./thread-host.ts')).createTestThread() : null

/** Two like parts that stand alone: a run with less starts no threads. */
const TWINS: Pick<Diagram, 'blocks' | 'connections'> = {
  blocks: {
    'twin a in': ['sources/sine'],
    'twin a': ['continuous/integrator'],
    'twin b in': ['sources/sine'],
    'twin b': ['continuous/integrator'],
  },
  connections: ['twin a in.y -> twin a.u', 'twin b in.y -> twin b.u'],
}

function addTwins({ blocks, connections, ...rest }: Diagram): Diagram {
  return {
    ...rest,
    blocks: { ...blocks, ...TWINS.blocks },
    connections: [...connections, ...TWINS.connections],
  }
}

/** For tests that compile by themselves: the engine that tests run with. */
export function createTestEngine(engine: EngineChoice = ENGINE): ReturnType<typeof chooseEngine>['create'] {
  return chooseEngine(engine, engine === 'threaded' ? THREADS : null).create
}

/** @throws when the diagram does not compile or the run ends in a fault. */
export function runDiagram(diagram: Diagram, engine: EngineChoice = ENGINE): Recorded {
  const isShared = THREADS !== null && engine === 'threaded'
  const program = compileDiagram(diagram, isShared)
  const signals: readonly Signal[] = [...program.signals.values()].filter(
    ({ name }) => !(isShared && name.startsWith('twin ')),
  )
  const { log, fault } = simulate(program, signals, { createEngine: createTestEngine(engine) })
  if (fault) throw new Error(describeDiagnostic(fault))
  const rows = Array.from({ length: log.rows }, (_, row) => row)
  const find = (name: string): Signal => {
    const signal = program.signals.get(name)
    if (!signal) throw new Error(`There is no signal ${name}.`)
    return signal
  }
  return {
    times: rows.map(log.time),
    trace: (name, element = 0) => {
      const { label = name, ...shape } = find(name)
      const column = `${label}${labelElements(shape)[element]}`
      const index = log.columns.findIndex(candidate => candidate.name === column)
      if (index === -1) throw new Error(`${name} has no element ${element}.`)
      return rows.map(row => log.value(row, index))
    },
    widthOf: name => find(name).width,
  }
}
