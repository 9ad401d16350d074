import { type BlockType, type Project, portsOfBlock } from '../../engine/index.ts'
import { type BlockShape, shapeBlock } from '../kernels/block-shape.ts'
import { registry } from '../stores/registry.ts'

/** How a block will be drawn that is not in the diagram yet. */
export function shapeNewBlock(
  project: Project,
  type: BlockType,
  parameters: Readonly<Record<string, string>>,
  flipped = false,
): BlockShape {
  const ports = portsOfBlock(project, registry, { type: type.id, parameters })
  const defaults = Object.entries(type.parameters).map(([name, declaration]) => [name, declaration.default])
  return shapeBlock({
    look: type.look({ ...Object.fromEntries(defaults), ...parameters }),
    inputs: Object.keys(ports.inputs),
    outputs: Object.keys(ports.outputs),
    rotation: 0,
    flipped,
  })
}
