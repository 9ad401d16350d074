/** The ports of a block in a project. A Model block's are its own controls, then the Entries and Exits of its model. */
import type { BlockType, PortTable } from '../block/block-type.ts'
import type { ParameterValues } from '../block/parameter.ts'
import type { Registry } from '../block/registry.ts'
import { findModel } from '../model/find.ts'
import type { BlockInstance, Model, Project } from '../model/project.ts'
import { createScope, evaluateBlock } from './evaluate-parameters.ts'

export interface Ports {
  readonly inputs: PortTable
  readonly outputs: PortTable
}

const NO_PORTS: Ports = { inputs: {}, outputs: {} }

/** Name under which an Entry or Exit is a port: its parameter `name`, or the block's own name. */
export function portNameOf(blockName: string, block: BlockInstance): string {
  return block.parameters.name?.trim() || blockName
}

/** Names of a model's Entries and Exits, by block. */
export interface Boundary {
  readonly entries: ReadonlyMap<string, string>
  readonly exits: ReadonlyMap<string, string>
}

export function findBoundary(model: Model, registry: Registry): Boundary {
  const entries = new Map<string, string>()
  const exits = new Map<string, string>()
  for (const [name, block] of Object.entries(model.blocks)) {
    const role = registry.find(block.type)?.role
    if (role === 'entry') entries.set(name, portNameOf(name, block))
    if (role === 'exit') exits.set(name, portNameOf(name, block))
  }
  return { entries, exits }
}

/** Ports that a use of the model has: an Entry and an Exit of one name are a loop inside, not ports. */
export function portsOfModel(model: Model, registry: Registry): Ports {
  const { entries, exits } = findBoundary(model, registry)
  const inside = new Set([...entries.values()].filter(name => [...exits.values()].includes(name)))
  const table = (names: Iterable<string>, what: string): PortTable =>
    Object.fromEntries([...names].filter(name => !inside.has(name)).map(name => [name, `${what} ${name}`]))
  return { inputs: table(entries.values(), 'Entry'), outputs: table(exits.values(), 'Exit') }
}

/** Ports for parameters that are evaluated already; a block type whose functions fail has none. */
export function portsOfType(type: BlockType, values: ParameterValues): Ports {
  return { inputs: type.inputs(values), outputs: type.outputs(values) }
}

/** Never throws: an unknown type or model has no ports. */
export function portsOfBlock(project: Project, registry: Registry, block: BlockInstance): Ports {
  const type = registry.find(block.type)
  if (!type) return NO_PORTS
  const { values } = evaluateBlock(type, block.parameters, createScope(project.variables))
  const own = portsOfType(type, values)
  if (type.role !== 'model') return own
  const model = findModel(project, block.parameters.model)
  const { inputs, outputs } = model ? portsOfModel(model, registry) : NO_PORTS
  return { inputs: { ...own.inputs, ...inputs }, outputs }
}

/** Inputs by which a Model block is switched, which are not Entries of its model. */
export function controlsOfBlock(project: Project, registry: Registry, block: BlockInstance): string[] {
  const type = registry.find(block.type)
  if (type?.role !== 'model') return []
  const { values } = evaluateBlock(type, block.parameters, createScope(project.variables))
  return Object.keys(type.inputs(values))
}
