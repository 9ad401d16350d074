import { createProject, type Model, type Project, parseConnection, type Settings } from '../model/project.ts'

/** By name: a type of the library `test` or, with a slash, of any; or one with its parameters. */
type Blocks = Readonly<Record<string, string | readonly [string, Readonly<Record<string, string>>]>>

export interface Diagram {
  readonly blocks: Blocks
  readonly wires?: readonly string[]
  readonly parameters?: Readonly<Record<string, string>>
}

function buildModel({ blocks, wires = [], parameters = {} }: Diagram): Model {
  return {
    parameters,
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([name, given]) => {
        const [type, values] = typeof given === 'string' ? [given, {}] : given
        return [name, { type: type.includes('/') ? type : `test/${type}`, parameters: values }]
      }),
    ),
    connections: wires.map(wire => {
      const connection = parseConnection(wire)
      if (!connection) throw new Error(`${wire} is no connection.`)
      return connection
    }),
  }
}

export function buildProject(
  root: Diagram,
  options: {
    settings?: Partial<Settings>
    models?: Readonly<Record<string, Diagram>>
    variables?: Record<string, string>
  } = {},
): Project {
  const project = createProject('Test')
  const { settings = {}, models = {}, variables = {} } = options
  return {
    ...project,
    settings: { ...project.settings, step: '0.1', stop: '1', ...settings },
    variables,
    models: {
      main: buildModel(root),
      ...Object.fromEntries(Object.entries(models).map(([key, diagram]) => [key, buildModel(diagram)])),
    },
  }
}
