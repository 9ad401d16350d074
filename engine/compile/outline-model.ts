/** What all uses of a model have in common. */
import type { BlockType } from '../block/block-type.ts'
import type { Registry } from '../block/registry.ts'
import type { BlockInstance, Model, PortReference } from '../model/project.ts'
import { type Boundary, findBoundary } from './ports.ts'
import { findRoles, type Roles } from './roles.ts'
import type { Wires } from './trace-source.ts'

export interface Outline {
  readonly boundary: Boundary
  readonly wires: Wires
  readonly roles: Roles
  readonly blocks: readonly TypedBlock[]
}

export interface TypedBlock {
  readonly name: string
  readonly block: BlockInstance
  readonly type: BlockType
}

export function outlineModel(model: Model, registry: Registry): Outline {
  const wires = new Map<string, Map<string, PortReference>>()
  for (const { from, to } of model.connections) {
    const ports = wires.get(to.block)
    if (ports) ports.set(to.port, from)
    else wires.set(to.block, new Map([[to.port, from]]))
  }
  return {
    boundary: findBoundary(model, registry),
    wires,
    roles: findRoles(model, registry),
    blocks: Object.entries(model.blocks).flatMap(([name, block]) => {
      const type = registry.find(block.type)
      return type ? [{ name, block, type }] : []
    }),
  }
}
