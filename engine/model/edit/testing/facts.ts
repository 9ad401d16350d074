/** Block types of the tests of edits: `sum` has as many inputs as signs, `in` and `out` are a model's ports, `use` uses one. */
import { findModel } from '../../find.ts'
import { type Connection, createProject, type Model, type Project, parseConnection } from '../../project.ts'
import type { BlockFacts, BlockPorts } from '../block-facts.ts'

const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gain: { gain: '1' },
  sum: { signs: '++' },
  use: { model: '' },
  in: { name: '' },
  out: { name: '' },
  log: { name: 'simout' },
}

/** Port names of its blocks of the type: what their parameter `name` says, else their own. */
const listPorts = ({ blocks }: Model, wanted: string): Map<string, string> =>
  new Map(
    Object.entries(blocks).flatMap(([name, { type, parameters }]) =>
      type === wanted ? [[name, parameters.name || name]] : [],
    ),
  )

export const testFacts: BlockFacts = {
  boundaryOf: model => ({ entries: listPorts(model, 'in'), exits: listPorts(model, 'out') }),
  isModelBlock: ({ type }) => type === 'use',
  defaultOf: ({ type }, parameter) => DEFAULTS[type]?.[parameter],
  logNameOf: ({ type }) => (type === 'log' ? 'name' : undefined),
  ownWords: () => [],
  isExpression: ({ type }, parameter) => type === 'gain' && parameter === 'gain',
  portsOf: (project, { type, parameters }): BlockPorts => {
    const ports = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, name]))
    if (type === 'sum') {
      const signs = parameters.signs ?? '++'
      const inputs = signs.length === 1 ? ['u'] : [...signs].map((_, i) => `u${i + 1}`)
      return { inputs: ports(inputs), outputs: ports(['y']) }
    }
    if (type === 'use') {
      const model = findModel(project, parameters.model)
      if (!model) return { inputs: {}, outputs: {} }
      const [entries, exits] = [listPorts(model, 'in'), listPorts(model, 'out')].map(map => [...map.values()])
      const without = (names: readonly string[] = [], others: readonly string[] = []) =>
        ports(names.filter(name => !others.includes(name)))
      return { inputs: without(entries, exits), outputs: without(exits, entries) }
    }
    return { inputs: ports(type === 'in' ? [] : ['u']), outputs: ports(type === 'out' ? [] : ['y']) }
  },
}

type Blocks = Readonly<Record<string, readonly [type: string, parameters?: Readonly<Record<string, string>>]>>

export function testModel(blocks: Blocks, connections: readonly string[] = []): Model {
  return {
    parameters: {},
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([name, [type, parameters = {}]]) => [name, { type, parameters }]),
    ),
    connections: connections
      .map(text => parseConnection(text))
      .filter((read): read is Connection => read !== null),
  }
}

/** Every block of every model has a place. */
export function testProject(models: Readonly<Record<string, Model>>, rest: Partial<Project> = {}): Project {
  const layout = Object.entries(models).map(([key, { blocks }]) => [
    key,
    Object.fromEntries(Object.keys(blocks).map((name, i) => [name, { at: [100 * i, 0] as const }])),
  ])
  return { ...createProject(), models, layout: Object.fromEntries(layout), ...rest }
}
