import { createProject, type PortReference, portsOfBlock } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { registry } from '../stores/registry.ts'

const NO_PROJECT = createProject()

/** Whether a new block of a type has ports on this side, of those that a wire can be drawn to. */
export function hasPorts(typeId: string, side: 'inputs' | 'outputs'): boolean {
  // A Model block comes with a model that has both.
  if (registry.find(typeId)?.role === 'model') return true
  return Object.keys(portsOfBlock(NO_PROJECT, registry, { type: typeId, parameters: {} })[side]).length > 0
}

/** Whether a wire can take a new block of a type. */
export function canSplice(typeId: string): boolean {
  return hasPorts(typeId, 'inputs') && hasPorts(typeId, 'outputs')
}

/** Whether a wire can take a block of the diagram: one that has no wires yet. */
export function isLoose({ blocks, connections }: Diagram, name: string): boolean {
  const block = blocks.get(name)
  if (!block || block.inputs.length === 0 || block.outputs.length === 0) return false
  const isOwn = (end: PortReference): boolean => end.block === name
  return !connections.some(({ from, to }) => isOwn(from) || isOwn(to))
}
