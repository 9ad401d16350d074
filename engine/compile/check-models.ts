/**
 * First passes, once a model and not once a use: block types and parameters exist, every connection has two ends,
 * an input has one source, models do not contain themselves.
 */
import type { BlockType } from '../block/block-type.ts'
import type { Scope } from '../block/evaluate-text.ts'
import type { Registry } from '../block/registry.ts'
import { findCycle, findStrongComponents } from '../math/strong-components.ts'
import type { Diagnostic, Place } from '../model/diagnostic.ts'
import { findBlock, findModel, suggest } from '../model/find.ts'
import {
  type BlockInstance,
  type Connection,
  findNameFault,
  formatConnection,
  type Model,
  type PortReference,
  type Project,
} from '../model/project.ts'
import type { Evaluator } from './evaluate-once.ts'
import { controlsOfBlock, findBoundary, type Ports, portsOfBlock } from './ports.ts'

export function checkModels(
  project: Project,
  registry: Registry,
  variables: Scope,
  evaluate: Evaluator,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  if (!findModel(project, project.root)) {
    diagnostics.push({
      severity: 'error',
      code: 'unknown-root',
      message: `The root model "${project.root}" does not exist.`,
      hint: `Set "root" to one of: ${Object.keys(project.models).join(', ')}.`,
      place: { field: 'root' },
    })
  }
  for (const [key, model] of Object.entries(project.models)) {
    diagnostics.push(...checkBlocks(project, registry, key, model))
    diagnostics.push(...checkPortNames(registry, key, model))
    const portsOf = (block: BlockInstance): Ports | null => {
      const type = registry.find(block.type)
      if (!type) return null
      return type.role === 'model'
        ? portsOfBlock(project, registry, block)
        : evaluate(type, block, variables).ports
    }
    diagnostics.push(...checkConnections(key, model, portsOf))
    diagnostics.push(...checkSignalNames(key, model))
  }
  diagnostics.push(...checkNesting(project, registry))
  return diagnostics
}

function checkBlocks(project: Project, registry: Registry, key: string, model: Model): Diagnostic[] {
  return Object.entries(model.blocks).flatMap(([name, block]) => {
    const place: Place = { model: key, block: name }
    const fault = findNameFault(name)
    const named: Diagnostic[] = fault
      ? [
          {
            severity: 'error',
            code: 'bad-block-name',
            message: `"${name}" cannot be a block's name.`,
            hint: fault,
            place,
          },
        ]
      : []
    const type = registry.find(block.type)
    if (!type) return [...named, describeUnknownType(project, registry, block, place)]
    return [...named, ...checkParameterNames(project, registry, type, block, place)]
  })
}

/** Of two signals of one name the first has it. */
function checkSignalNames(key: string, model: Model): Diagnostic[] {
  const holders = new Map<string, string>()
  return Object.entries(model.signals ?? {}).flatMap(([output, name]): Diagnostic[] => {
    const holder = holders.get(name)
    holders.set(name, holder ?? output)
    if (holder === undefined) return []
    return [
      {
        severity: 'warning',
        code: 'signal-name-taken',
        message: `The signals of ${holder} and ${output} are both called "${name}".`,
        hint: `Only that of ${holder} goes by this name in scopes and logs. Give the other one a name of its own.`,
        place: { model: key, block: output.slice(0, output.lastIndexOf('.')) },
      },
    ]
  })
}

function describeUnknownType(
  { plugins = {} }: Project,
  registry: Registry,
  { type }: BlockInstance,
  place: Place,
): Diagnostic {
  const library = type.slice(0, type.indexOf('/'))
  const plugin = Object.hasOwn(plugins, library) ? plugins[library] : undefined
  const isKnownLibrary = registry.libraries.some(({ id }) => id === library)
  if (plugin && !isKnownLibrary) {
    return {
      severity: 'error',
      code: 'missing-plugin',
      message: `The block is of the plugin "${plugin.name}" ${plugin.version}, which is not on.`,
      hint: 'Put the plugin into your plugins folder and turn it on; until then the block keeps all it has.',
      place,
    }
  }
  const near = suggest(
    type,
    registry.all.map(known => known.id),
  )
  return {
    severity: 'error',
    code: 'unknown-block-type',
    message: `There is no block type "${type}".`,
    hint: near ? `Did you mean "${near}"?` : 'Is it from a plugin that is not loaded?',
    place,
  }
}

function checkParameterNames(
  project: Project,
  registry: Registry,
  type: BlockType,
  block: BlockInstance,
  place: Place,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const known = new Set(Object.keys(type.parameters))
  if (type.role === 'model') {
    const child = findModel(project, block.parameters.model)
    for (const name of Object.keys(child?.parameters ?? {})) known.add(name)
    if (!child) {
      const given = block.parameters.model?.trim()
      diagnostics.push({
        severity: 'error',
        code: 'unknown-model',
        message: given
          ? `The project has no model "${given}".`
          : 'This Model block does not say which model it stands for.',
        hint: `Choose one of: ${Object.keys(project.models).join(', ')}.`,
        place: { ...place, parameter: 'model' },
      })
      return diagnostics
    }
  }
  diagnostics.push(...checkControls(project, registry, type, block, place))
  for (const name of Object.keys(block.parameters)) {
    if (known.has(name)) continue
    const near = suggest(name, known)
    const list = known.size > 0 ? `It has ${[...known].join(', ')}.` : 'It has no parameters.'
    diagnostics.push({
      severity: 'error',
      code: 'unknown-parameter',
      message: `${type.name} has no parameter "${name}".`,
      hint: near ? `Did you mean "${near}"?` : list,
      place: { ...place, parameter: name },
    })
  }
  return diagnostics
}

/** The controls of a conditional model are ports beside those of its model, and must not be called alike. */
function checkControls(
  project: Project,
  registry: Registry,
  type: BlockType,
  block: BlockInstance,
  place: Place,
): Diagnostic[] {
  const model = findModel(project, block.parameters.model)
  const entries = model ? [...findBoundary(model, registry).entries.values()] : []
  return controlsOfBlock(project, registry, block).flatMap((port): Diagnostic[] =>
    entries.includes(port)
      ? [
          {
            severity: 'error',
            code: 'duplicate-port',
            message: `The control "${port}" of ${type.name} is called like an Entry of the model "${block.parameters.model}".`,
            hint: `Give the Entry another name.`,
            place: { ...place, port },
          },
        ]
      : [],
  )
}

function checkPortNames(registry: Registry, key: string, model: Model): Diagnostic[] {
  const { entries, exits } = findBoundary(model, registry)
  return [entries, exits].flatMap(ports => {
    const seen = new Map<string, string>()
    return [...ports].flatMap(([block, port]): Diagnostic[] => {
      const first = seen.get(port)
      seen.set(port, first ?? block)
      const fault = findNameFault(port)
      if (fault) {
        const message = `"${port}" cannot be a port's name.`
        return [
          { severity: 'error', code: 'duplicate-port', message, hint: fault, place: { model: key, block } },
        ]
      }
      if (first === undefined) return []
      const message = `The port name "${port}" is taken by ${first} already.`
      return [
        {
          severity: 'error',
          code: 'duplicate-port',
          message,
          hint: 'Give it a name of its own.',
          place: { model: key, block },
        },
      ]
    })
  })
}

function checkConnections(
  key: string,
  model: Model,
  portsOfInstance: (block: BlockInstance) => Ports | null,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const ports = new Map<string, Ports | null>()
  const portsOf = (name: string): Ports | null => {
    const cached = ports.get(name)
    if (cached !== undefined) return cached
    const block = findBlock(model, name)
    const found = block ? portsOfInstance(block) : null
    ports.set(name, found)
    return found
  }
  const checkEnd = (side: 'from' | 'to', connection: Connection): boolean => {
    const { block, port } = connection[side]
    if (!findBlock(model, block)) {
      const near = suggest(block, Object.keys(model.blocks))
      diagnostics.push({
        severity: 'error',
        code: 'unknown-block',
        message: `The connection "${formatConnection(connection)}" names a block "${block}" that does not exist.`,
        hint: near ? `Did you mean "${near}"?` : 'Remove the connection or add the block.',
        place: { model: key, block, port },
      })
      return false
    }
    const found = portsOf(block)
    if (!found) return false
    const table = side === 'from' ? found.outputs : found.inputs
    if (Object.hasOwn(table, port)) return true
    const names = Object.keys(table)
    const what = side === 'from' ? 'output' : 'input'
    diagnostics.push({
      severity: 'error',
      code: 'unknown-port',
      message: `The connection "${formatConnection(connection)}" names an ${what} "${port}" that ${block} does not have.`,
      hint: names.length > 0 ? `It has ${names.join(', ')}.` : `It has no ${what}s.`,
      place: { model: key, block, port },
    })
    return false
  }

  const sources = new Map<string, Map<string, PortReference>>()
  for (const connection of model.connections) {
    const { from, to } = connection
    checkEnd('from', connection)
    if (!checkEnd('to', connection)) continue
    const taken = sources.get(to.block)
    const first = taken?.get(to.port)
    if (first === undefined) {
      if (taken) taken.set(to.port, from)
      else sources.set(to.block, new Map([[to.port, from]]))
      continue
    }
    diagnostics.push({
      severity: 'error',
      code: 'two-connections-into-one-input',
      message: `The input ${to.block}.${to.port} has two sources: ${first.block}.${first.port} and ${from.block}.${from.port}.`,
      hint: 'Remove one of the connections, or add the signals with a Sum.',
      place: { model: key, block: to.block, port: to.port },
    })
  }

  for (const [name, { commented }] of Object.entries(model.blocks)) {
    if (commented !== undefined) continue
    const inputs = portsOf(name)?.inputs
    const connected = sources.get(name)
    for (const port in inputs) {
      if (connected?.has(port)) continue
      diagnostics.push({
        severity: 'warning',
        code: 'unconnected-input',
        message: `The input ${name}.${port} is not connected and reads 0.`,
        hint: 'Connect it, or put a Ground there to say that 0 is meant.',
        place: { model: key, block: name, port },
      })
    }
  }
  return diagnostics
}

/** Models nest but never recurse: a cycle is named whole. */
function checkNesting(project: Project, registry: Registry): Diagnostic[] {
  const keys = Object.keys(project.models)
  const indexOf = new Map(keys.map((key, index) => [key, index]))
  const uses = keys.map(key =>
    Object.entries(project.models[key]?.blocks ?? {}).flatMap(([name, block]) => {
      const target =
        registry.find(block.type)?.role === 'model' ? indexOf.get(block.parameters.model ?? '') : undefined
      return target === undefined ? [] : [{ name, target }]
    }),
  )
  const components = findStrongComponents(uses.map(list => list.map(use => use.target)))
  return components.flatMap((component): Diagnostic[] => {
    const [start = 0] = [...component].sort((a, b) => a - b)
    const isCycle = component.length > 1 || uses[start]?.some(use => use.target === start)
    if (!isCycle) return []
    const members = new Set(component)
    const trail = findCycle(start, vertex =>
      (uses[vertex] ?? []).map(use => use.target).filter(t => members.has(t)),
    )
    const names = trail.map(index => keys[index] ?? '')
    const block = uses[start]?.find(use => use.target === (trail[1] ?? start))?.name
    return [
      {
        severity: 'error',
        code: 'cycle-of-models',
        message: `The models contain each other in a cycle: ${names.join(' -> ')}.`,
        hint: 'A model can be used many times, but not inside itself. Remove one of these Model blocks.',
        place: { model: keys[start] ?? '', ...(block === undefined ? {} : { block }) },
        trail: names,
      },
    ]
  })
}
