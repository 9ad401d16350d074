/**
 * Placing a new block: one undo step, with the wire that asked for it or that takes it, the constants that feed it, and
 * a model of its own for a Model block.
 */
import {
  addBlock,
  addModel,
  type Connection,
  connect,
  findModel,
  findNestingFault,
  nameNewBlock,
  nameNewModel,
  type PortReference,
  type Project,
  reconnect,
  spliceBlock,
} from '../../engine/index.ts'
import type { BlockShape } from '../kernels/block-shape.ts'
import type { ConfiguredBlock } from '../kernels/configured-block.ts'
import type { Splice } from '../kernels/find-splice.ts'
import { findFreeSpot, findSpotAside } from '../kernels/free-spot.ts'
import { GRID, type Point, type Rectangle, snap } from '../kernels/geometry.ts'
import type { RowPlace } from '../kernels/next-spot.ts'
import { blockFacts } from '../stores/block-facts.ts'
import { useDocument } from '../stores/document-store.ts'
import { noteBlockUse } from '../stores/recent-blocks.ts'
import { registry } from '../stores/registry.ts'
import { changeCanvas, type WireStart } from './canvas-state.ts'
import { findRoomInWire, giveWay } from './give-way.ts'
import { selectBlocks } from './selection.ts'
import { shapeNewBlock } from './shape-new-block.ts'
import { listBlockBoxes, shownDiagram, shownModelKey } from './shown-model.ts'

/**
 * Where the new block goes: its centre there, on the wire that takes it; the middle of its left edge there; or the port
 * to be wired there, by a wire that may take the place of another. Moved aside from blocks in `clearOf`.
 */
export type Spot =
  | { readonly centre: Point; readonly splice?: Splice | null }
  | RowPlace
  | {
      readonly port: Point
      readonly from: WireStart
      readonly replaced?: string
      readonly clearOf?: readonly Rectangle[]
    }

const PLAIN: Setup = { parameters: {}, constants: {} }

type Setup = Pick<ConfiguredBlock, 'parameters' | 'constants'>

export function insertBlock(typeId: string, spot: Spot, setup: Setup = PLAIN): void {
  const type = registry.find(typeId)
  const { project, edit } = useDocument.getState()
  const modelKey = shownModelKey()
  const model = findModel(project, modelKey)
  if (!type || !model) return
  const isModelBlock = type.role === 'model'
  const { model: used } = setup.parameters
  const fault =
    isModelBlock && used !== undefined ? findNestingFault(project, modelKey, used, blockFacts) : null
  if (fault !== null) {
    changeCanvas({ notice: fault })
    return
  }
  const name = isModelBlock ? nameNewBlock(model, used ?? 'subsystem') : nameNewBlock(model, typeId)
  const isNewModel = isModelBlock && setup.parameters.model === undefined
  const child = isNewModel ? nameNewModel(project, name) : null
  const parameters = child === null ? setup.parameters : { model: child }
  const block = { type: typeId, parameters }
  const diagram = shownDiagram()

  edit(`add ${type.name}`, before => {
    const withModel = child === null ? before : addSubsystem(before, child)
    const splice = 'centre' in spot ? (spot.splice ?? null) : null
    const flipped = splice !== null && splice.end.x < splice.start.x
    const shape = shapeNewBlock(withModel, type, parameters, flipped)
    const isSpliced = splice !== null && shape.inputs.length > 0 && shape.outputs.length > 0
    const wanted = findCorner(shape, spot)
    const room = isSpliced ? findRoomInWire(diagram, shape, wanted, splice) : null
    const { x, y } = room?.corner ?? wanted
    const place = { at: [x, y] as const, ...(isSpliced && flipped ? { flipped } : {}) }
    const aside = room ? giveWay(withModel, diagram, room) : withModel
    const added = addBlock(aside, modelKey, name, block, place, blockFacts)
    const fed = feed(added, modelKey, name, { x, y: y + shape.height }, setup.constants)
    if (isSpliced) return spliceBlock(fed, modelKey, name, splice.connections, blockFacts)
    const connection = 'from' in spot ? wireTo(name, shape, spot.from) : null
    const replaced = 'from' in spot ? spot.replaced : undefined
    if (!connection) return fed
    return replaced === undefined
      ? connect(fed, modelKey, connection, blockFacts)
      : reconnect(fed, modelKey, replaced, connection, blockFacts)
  })
  selectBlocks([name])
  if ('clearOf' in spot) changeCanvas({ placed: name, lastPlaced: { modelKey, block: name } })
  noteBlockUse(typeId)
}

function findCorner(shape: BlockShape, spot: Spot): Point {
  const { width, height } = shape
  if ('centre' in spot) {
    const corner = { x: snap(spot.centre.x - width / 2), y: snap(spot.centre.y - height / 2) }
    return spot.splice ? corner : findSpotAside({ ...corner, width, height }, listBlockBoxes())
  }
  if ('left' in spot) {
    const { x, y } = spot.left(width)
    return findFreeSpot({ x, y: y - height / 2, width, height }, spot.clearOf)
  }
  const [anchor] = spot.from.side === 'output' ? shape.inputs : shape.outputs
  const corner = { x: snap(spot.port.x - (anchor?.x ?? 0)), y: snap(spot.port.y - (anchor?.y ?? height / 2)) }
  const wanted = { ...corner, width, height }
  return spot.clearOf ? findFreeSpot(wanted, spot.clearOf) : findSpotAside(wanted, listBlockBoxes())
}

/** From the port that the wire was drawn from to the first that fits of the new block. */
function wireTo(name: string, shape: BlockShape, start: WireStart): Connection | null {
  const { block, port, side }: WireStart = start
  const [fitting] = side === 'output' ? shape.inputs : shape.outputs
  if (!fitting) return null
  const own: PortReference = { block: name, port: fitting.name }
  return side === 'output' ? { from: { block, port }, to: own } : { from: own, to: { block, port } }
}

const CONSTANT = 'sources/constant'
/** Steps from one constant to the next, and how far left of the block that they feed they stand. */
const CONSTANT_PITCH = 6 * GRID
const CONSTANT_ASIDE = 10 * GRID

/** Adds constants below left of a block and wires them to its inputs. */
function feed(
  project: Project,
  modelKey: string,
  blockName: string,
  corner: Point,
  constants: ConfiguredBlock['constants'],
): Project {
  return Object.entries(constants).reduce((before, [port, value], i) => {
    const model = findModel(before, modelKey)
    if (!model) return before
    const name = nameNewBlock(model, CONSTANT)
    const at = [corner.x - CONSTANT_ASIDE, corner.y + i * CONSTANT_PITCH] as const
    const block = { type: CONSTANT, parameters: { value } }
    const added = addBlock(before, modelKey, name, block, { at }, blockFacts)
    const wire = { from: { block: name, port: 'y' }, to: { block: blockName, port } }
    return connect(added, modelKey, wire, blockFacts)
  }, project)
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
