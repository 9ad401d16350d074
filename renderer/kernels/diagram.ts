/**
 * What the canvas shows of a model: every block with its look, its box and its ports, every wire with its ends. Blocks
 * that did not change are the very values of the diagram before, so that only what changed is drawn again.
 */
import {
  type BlockInstance,
  type BlockLayout,
  type BlockType,
  type Connection,
  findBlock,
  findModel,
  findOwn,
  findSignals,
  findWires,
  formatConnection,
  formatPort,
  keysOf,
  type Look,
  type Model,
  type ModelWires,
  type Ports,
  type PortTable,
  type Project,
  portNameOf,
  portsOfBlock,
  type Registry,
  type Rotation,
} from '../../engine/index.ts'
import { type BlockOrigin, isSameOrigin, listEnds } from './block-origin.ts'
import { type BlockShape, cornerAsDrawn, shapeBlock } from './block-shape.ts'
import { GRID, type Point, type Rectangle, type Side } from './geometry.ts'
import { listTouched } from './list-touched.ts'
import { placeMissing } from './place-missing.ts'

export interface DrawnBlock extends BlockShape {
  readonly name: string
  readonly instance: BlockInstance
  /** Undefined when no plugin defines it. */
  readonly type: BlockType | undefined
  readonly look: Look
  readonly rotation: Rotation
  readonly flipped: boolean
  /** Top left corner as drawn. */
  readonly corner: Point
  /** What each port carries. */
  readonly inputTitles: PortTable
  readonly outputTitles: PortTable
  /** Inputs that nothing is connected to. */
  readonly openInputs: readonly string[]
  /** Outputs that nothing is connected to. */
  readonly openOutputs: readonly string[]
  /** Where there is room for the name: no port stands on that side. */
  readonly nameSide: 'bottom' | 'top' | 'corner'
}

export interface DrawnConnection {
  /** As in the file: `a.y -> b.u`. */
  readonly id: string
  /** `a.y` */
  readonly net: string
  readonly from: { readonly block: string; readonly port: string }
  readonly to: { readonly block: string; readonly port: string }
}

export interface Diagram {
  readonly modelKey: string
  readonly blocks: ReadonlyMap<string, DrawnBlock>
  readonly connections: readonly DrawnConnection[]
  /** Names of signals by their output, `a.y`. */
  readonly signals: Readonly<Record<string, string>>
  /** What the user settled about wires, by connection. */
  readonly wires: ModelWires
  /** What it was made of, to see what changed next time. */
  readonly source: { readonly project: Project; readonly registry: Registry }
}

const origins = new WeakMap<DrawnBlock, BlockOrigin>()

const NO_BLOCKS: ReadonlyMap<string, DrawnBlock> = new Map()
const NO_PORTS: readonly string[] = []
const NOWHERE: BlockLayout = { at: [0, 0] }
const NO_MODEL: Model = { parameters: {}, blocks: {}, connections: [] }

export function describeDiagram(
  project: Project,
  registry: Registry,
  modelKey: string,
  before: Diagram | null,
): Diagram {
  const model = findModel(project, modelKey) ?? NO_MODEL
  const layout = findOwn(project.layout, modelKey) ?? {}
  const missing = placeMissing(model, layout)
  const previous = before?.modelKey === modelKey ? before : null
  const touched = previous && listTouched(previous, { project, registry, model, layout, missing })
  const { fed, taken } = listEnds(model, touched)
  const describe = (name: string, instance: BlockInstance): DrawnBlock => {
    const type = registry.find(instance.type)
    const origin: BlockOrigin = {
      instance,
      place: findOwn(layout, name) ?? missing.get(name) ?? NOWHERE,
      fed: fed.get(name) ?? NO_PORTS,
      type,
      taken: taken.get(name) ?? NO_PORTS,
      variables: project.variables,
      used: findUsed(project, instance, type),
    }
    const old = previous?.blocks.get(name)
    const was = old && origins.get(old)
    if (was && isSameOrigin(was, origin)) return old
    const block = drawBlock(project, registry, name, origin)
    origins.set(block, origin)
    return block
  }
  const isOfSame = previous !== null && findModel(previous.source.project, modelKey)?.blocks === model.blocks
  const few = isOfSame ? touched : null
  const blocks = new Map(few && previous ? previous.blocks : NO_BLOCKS)
  for (const name of few ?? keysOf(model.blocks)) {
    const old = touched?.has(name) === false ? previous?.blocks.get(name) : undefined
    const instance = findBlock(model, name)
    if (instance) blocks.set(name, old ?? describe(name, instance))
  }
  const connections = describeConnections(previous, model)
  const signals = findSignals(model)
  return {
    modelKey,
    blocks,
    connections,
    signals,
    wires: findWires(project, modelKey),
    source: { project, registry },
  }
}

function describeConnections(before: Diagram | null, { connections }: Model): readonly DrawnConnection[] {
  const old = before ? (findModel(before.source.project, before.modelKey)?.connections ?? []) : []
  const drawn = before?.connections ?? []
  if (old === connections) return drawn
  let next = 0
  return connections.map(connection => {
    if (old[next] !== connection) {
      const found = old.indexOf(connection, next)
      if (found < 0) return describeConnection(connection)
      next = found
    }
    next += 1
    return drawn[next - 1] ?? describeConnection(connection)
  })
}

/** An edit keeps the connections that it does not change. */
const described = new WeakMap<Connection, DrawnConnection>()

function describeConnection(connection: Connection): DrawnConnection {
  const known = described.get(connection)
  if (known) return known
  const { from, to } = connection
  const drawn = { id: formatConnection(connection), net: formatPort(from), from, to }
  described.set(connection, drawn)
  return drawn
}

/** The model that a block stands for. */
function findUsed(project: Project, instance: BlockInstance, type: BlockType | undefined): Model | undefined {
  return type?.role === 'model' ? findModel(project, instance.parameters.model) : undefined
}

function drawBlock(project: Project, registry: Registry, name: string, origin: BlockOrigin): DrawnBlock {
  const { instance, place, fed, taken, type } = origin
  const ports = type ? portsOfBlock(project, registry, instance) : standIn(origin)
  const look = lookOf(type, name, instance)
  const rotation = place.rotation ?? 0
  const flipped = place.flipped ?? false
  const inputs = Object.keys(ports.inputs)
  const outputs = Object.keys(ports.outputs)
  const size = place.size ? { size: place.size } : {}
  const shape = shapeBlock({ look, inputs, outputs, rotation, flipped, ...size })
  const sides = new Set([...shape.inputs, ...shape.outputs].map(({ side }) => side))
  return {
    ...shape,
    name,
    instance,
    type,
    look,
    rotation,
    flipped,
    corner: cornerAsDrawn({ x: place.at[0], y: place.at[1] }, shape, rotation),
    inputTitles: ports.inputs,
    outputTitles: ports.outputs,
    openInputs: inputs.filter(port => !fed.includes(port)),
    openOutputs: outputs.filter(port => !taken.includes(port)),
    nameSide: chooseNameSide(sides),
  }
}

/** A block that nobody defines has the ports that its wires go to. */
function standIn({ fed, taken }: BlockOrigin): Ports {
  const table = (names: readonly string[]): PortTable => Object.fromEntries(names.map(name => [name, name]))
  return { inputs: table([...new Set(fed)]), outputs: table(taken) }
}

/** A type that nobody defines still has its place and its name. */
function lookOf(type: BlockType | undefined, blockName: string, instance: BlockInstance): Look {
  if (!type) return { shape: 'rectangle', label: `${instance.type.split('/').at(-1) ?? ''}?`, size: [80, 40] }
  const defaults = Object.entries(type.parameters).map(([name, declaration]) => [name, declaration.default])
  // An Entry and an Exit show the port that they are.
  const isPort = type.role === 'entry' || type.role === 'exit'
  const port = isPort ? { name: portNameOf(blockName, instance) } : {}
  return type.look({ ...Object.fromEntries(defaults), ...instance.parameters, ...port })
}

function chooseNameSide(sides: ReadonlySet<Side>): DrawnBlock['nameSide'] {
  if (!sides.has('bottom')) return 'bottom'
  return sides.has('top') ? 'corner' : 'top'
}

export function boxOfBlock({ corner, width, height }: DrawnBlock): Rectangle {
  return { ...corner, width, height }
}

/** Size of a block's name on the canvas, which is set in the small type size. */
const NAME_LETTER = 6
const NAME_HEIGHT = 16
const NAME_GAP = 4
/** Right of the wire that comes from below. */
const NAME_ASIDE = 8

/** The room that a block's name takes, measured like the block's corner. */
export function boxOfName({ name, nameSide, corner, width, height }: DrawnBlock): Rectangle {
  const long = name.length * NAME_LETTER
  // Edges on the grid, as ports are: else a wire that passes by would step aside by a pixel or two.
  if (nameSide === 'corner') {
    const right = Math.ceil((NAME_ASIDE + long) / GRID) * GRID
    const x = corner.x + width / 2 + NAME_ASIDE
    return { x, y: corner.y + height + NAME_GAP, width: right - NAME_ASIDE, height: NAME_HEIGHT }
  }
  const y = nameSide === 'bottom' ? corner.y + height + NAME_GAP : corner.y - NAME_GAP - NAME_HEIGHT
  const room = Math.ceil(long / (2 * GRID)) * 2 * GRID
  return { x: corner.x + (width - room) / 2, y, width: room, height: NAME_HEIGHT }
}
