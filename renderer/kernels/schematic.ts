/** A model as a small picture: outlines of its blocks and its wires. */
import type { Look, Project, Registry } from '../../engine/index.ts'
import { type DrawnBlock, describeDiagram } from './diagram.ts'
import type { Point, Rectangle } from './geometry.ts'
import type { WireRequest } from './wire-router.ts'
import { createWiring, type Wire } from './wiring.ts'

export interface SchematicBlock extends Rectangle {
  readonly shape: Look['shape']
  /** Of a triangle: where it points, degrees clockwise from the right. */
  readonly direction: number
}

export interface Schematic {
  readonly blocks: readonly SchematicBlock[]
  /** Paths, and where they branch. */
  readonly wires: readonly string[]
  readonly dots: readonly Point[]
  /** Everything, with a margin. */
  readonly frame: Rectangle
}

const MARGIN = 24
const NO_BENDS: Wire['bends'] = []

export function drawSchematic(project: Project, registry: Registry, key = project.root): Schematic {
  const diagram = describeDiagram(project, registry, key, null)
  const blocks = new Map([...diagram.blocks].map(([name, block]) => [name, outline(block)]))
  const requests = diagram.connections.flatMap(({ id, net, from, to }): [string, Wire][] => {
    const start = findEnd(diagram.blocks.get(from.block), from.port, 'outputs')
    const end = findEnd(diagram.blocks.get(to.block), to.port, 'inputs')
    return start && end
      ? [[id, { net, from: start, to: end, bends: diagram.wires[id]?.route ?? NO_BENDS }]]
      : []
  })
  const drawn = [
    ...createWiring()
      .change({ obstacles: [...blocks], wires: requests })
      .values(),
  ]
  return {
    blocks: [...blocks.values()],
    wires: drawn.map(({ line, points }) => `${line}${drawEnd(points)}`),
    dots: drawn.flatMap(({ dots }) => dots),
    frame: frameOf(
      [...blocks.values()],
      drawn.flatMap(({ points }) => points),
    ),
  }
}

/** Without an arrow head a line goes on to the port. */
function drawEnd(points: readonly Point[]): string {
  const end = points.at(-1)
  return end ? `L${end.x} ${end.y}` : ''
}

function outline({ corner, width, height, look, rotation, flipped }: DrawnBlock): SchematicBlock {
  return { ...corner, width, height, shape: look.shape, direction: (rotation + (flipped ? 180 : 0)) % 360 }
}

function findEnd(
  block: DrawnBlock | undefined,
  port: string,
  side: 'inputs' | 'outputs',
): WireRequest['from'] | undefined {
  const anchor = block?.[side].find(({ name }) => name === port)
  if (!block || !anchor) return undefined
  const { corner, name } = block
  return { block: name, x: corner.x + anchor.x, y: corner.y + anchor.y, side: anchor.side }
}

function frameOf(blocks: readonly Rectangle[], points: readonly Point[]): Rectangle {
  const xs = [...blocks.flatMap(({ x, width }) => [x, x + width]), ...points.map(({ x }) => x)]
  const ys = [...blocks.flatMap(({ y, height }) => [y, y + height]), ...points.map(({ y }) => y)]
  if (xs.length === 0) return { x: 0, y: 0, width: 2 * MARGIN, height: 2 * MARGIN }
  const x = Math.min(...xs) - MARGIN
  const y = Math.min(...ys) - MARGIN
  return { x, y, width: Math.max(...xs) + MARGIN - x, height: Math.max(...ys) + MARGIN - y }
}
