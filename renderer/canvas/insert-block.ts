/** Placing a new block: one undo step, with the wire that asked for it, and with a model of its own for a Model block. */
import {
  addBlock,
  addModel,
  type BlockType,
  type Connection,
  connect,
  findModel,
  nameNewBlock,
  nameNewModel,
  type PortReference,
  type Project,
  portsOfBlock,
} from '../../engine/index.ts'
import { type BlockShape, shapeBlock } from '../kernels/block-shape.ts'
import { findFreeSpot } from '../kernels/free-spot.ts'
import { type Point, type Rectangle, snap } from '../kernels/geometry.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { registry } from '../stores/registry.ts'
import type { WireStart } from './canvas-state.ts'
import { selectBlocks } from './selection.ts'
import { shownModelKey } from './shown-model.ts'

/** Where the new block goes: its centre there, moved aside from blocks in `clearOf`; or the port to be wired there. */
export type Spot =
  | { readonly centre: Point; readonly clearOf?: readonly Rectangle[] }
  | { readonly port: Point; readonly from: WireStart }

export function insertBlock(typeId: string, spot: Spot): void {
  const type = registry.find(typeId)
  const { project, edit } = useDocument.getState()
  const modelKey = shownModelKey()
  const model = findModel(project, modelKey)
  if (!type || !model) return
  const isModelBlock = type.role === 'model'
  const name = isModelBlock ? nameNewBlock(model, 'subsystem') : nameNewBlock(model, typeId)
  const child = isModelBlock ? nameNewModel(project, name) : null
  const parameters = child === null ? {} : { model: child }
  const block = { type: typeId, parameters }

  edit(`add ${type.name}`, before => {
    const withModel = child === null ? before : addSubsystem(before, child)
    const shape = shapeNew(withModel, type, parameters)
    const { x, y } = findCorner(shape, spot)
    const added = addBlock(withModel, modelKey, name, block, { at: [x, y] }, blockFacts)
    const connection = 'from' in spot ? wireTo(name, shape, spot.from) : null
    return connection ? connect(added, modelKey, connection, blockFacts) : added
  })
  selectBlocks([name])
}

function shapeNew(
  project: Project,
  type: BlockType,
  parameters: Readonly<Record<string, string>>,
): BlockShape {
  const ports = portsOfBlock(project, registry, { type: type.id, parameters })
  const defaults = Object.entries(type.parameters).map(([name, declaration]) => [name, declaration.default])
  return shapeBlock({
    look: type.look({ ...Object.fromEntries(defaults), ...parameters }),
    inputs: Object.keys(ports.inputs),
    outputs: Object.keys(ports.outputs),
    rotation: 0,
    flipped: false,
  })
}

function findCorner(shape: BlockShape, spot: Spot): Point {
  const { width, height } = shape
  if ('centre' in spot) {
    const wanted = { x: spot.centre.x - width / 2, y: spot.centre.y - height / 2, width, height }
    return findFreeSpot(wanted, spot.clearOf ?? [])
  }
  const [anchor] = spot.from.side === 'output' ? shape.inputs : shape.outputs
  return { x: snap(spot.port.x - (anchor?.x ?? 0)), y: snap(spot.port.y - (anchor?.y ?? height / 2)) }
}

/** From the port that the wire was drawn from to the first that fits of the new block. */
function wireTo(name: string, shape: BlockShape, start: WireStart): Connection | null {
  const { block, port, side }: WireStart = start
  const [fitting] = side === 'output' ? shape.inputs : shape.outputs
  if (!fitting) return null
  const own: PortReference = { block: name, port: fitting.name }
  return side === 'output' ? { from: { block, port }, to: own } : { from: own, to: { block, port } }
}

/** A model that passes its input on, so that there is something to enter. */
function addSubsystem(project: Project, key: string): Project {
  const entry = registry.all.find(({ role }) => role === 'entry')
  const exit = registry.all.find(({ role }) => role === 'exit')
  const blocks = {
    ...(entry ? { in: { type: entry.id, parameters: {} } } : {}),
    ...(exit ? { out: { type: exit.id, parameters: {} } } : {}),
  }
  const empty = { parameters: {}, blocks, connections: [] }
  const added = addModel(project, key, empty, { in: { at: [0, 0] }, out: { at: [240, 0] } })
  const through = { from: { block: 'in', port: 'y' }, to: { block: 'out', port: 'u' } }
  return connect(added, key, through, blockFacts)
}
