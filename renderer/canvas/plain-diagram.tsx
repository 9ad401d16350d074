/**
 * A diagram that is seen from far, in a few lines for each part of the plane: blocks as outlines, wires without corners, dots and
 * arrows. The blocks' own elements stand over it, empty, so that they can be pressed and are known by their names.
 */
import { ViewportPortal } from '@xyflow/react'
import { memo, useState } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import type { Point } from '../kernels/geometry.ts'
import { createGrouping } from '../kernels/keep-groups.ts'
import { outlineBlock } from '../kernels/outline-block.ts'
import type { WireDrawing } from '../kernels/wiring.ts'
import { useView } from '../stores/view-store.ts'
import { useCanvasState } from './canvas-state.ts'
import { FarTile } from './far-blocks.tsx'
import type { FlowKeeper } from './flow-keeper.ts'
import type { BlockFlowNode } from './flow-types.ts'
import { createPlainWires, type PlainWire } from './plain-wires.ts'
import { useTimingMarks } from './timing-marks.ts'
import { useWires } from './use-edges.ts'

interface PlainDiagramProps {
  readonly nodes: readonly BlockFlowNode[]
  /** Those of them that are drawn in full, by React Flow. */
  readonly inFull: readonly BlockFlowNode[]
  readonly diagram: Diagram
  readonly keeper: FlowKeeper
}

export const PlainDiagram = memo(function PlainDiagram(props: PlainDiagramProps) {
  const { nodes, inFull, diagram, keeper } = props
  const drawings = useWires(keeper)
  const selected = useView(view => view.selection.connections)
  const [listWires] = useState(createPlainWires)
  const carried = useCanvasState(state => state.carried)
  const { blockColors, wireColors } = useTimingMarks()
  const [groupBlocks] = useState(() => createGrouping<BlockFlowNode>(({ position }) => tileAt(position)))
  const [groupWires] = useState(() => createGrouping<PlainWire>(wire => tileAt(startOf(wire))))
  const blocks = groupBlocks(nodes)
  const wires = groupWires(listWires(diagram.connections, drawings, { selected, carried }))
  const elsewhere = new Map<number, string>()
  for (const { id, position } of inFull) {
    const tile = tileAt(position)
    elsewhere.set(tile, `${elsewhere.get(tile) ?? ''}${id}\n`)
  }
  return (
    <ViewportPortal>
      <svg className="plain-diagram" aria-hidden="true">
        {[...wires].map(([tile, own]) => (
          <WireTile key={`wires ${tile}`} wires={own} colors={wireColors} />
        ))}
        <PlainPath className="plain-wire" d={[...carried.values()].map(drawLine).join('')} />
        {[...blocks].map(([tile, own]) => (
          <BlockTile key={`blocks ${tile}`} nodes={own} colors={blockColors} />
        ))}
      </svg>
      {[...blocks].map(([tile, own]) => (
        <FarTile key={tile} nodes={own} inFull={elsewhere.get(tile) ?? ''} />
      ))}
    </ViewportPortal>
  )
})

/** Of the plane, in its units: an edit draws only the tile anew that it happens in. */
const TILE = 1024

const tileAt = ({ x, y }: Point): number => Math.floor(y / TILE) * 2 ** 20 + Math.floor(x / TILE)

const startOf = ({ drawing }: PlainWire): Point => drawing.points[0] ?? ORIGIN
const ORIGIN: Point = { x: 0, y: 0 }

interface WireTileProps {
  readonly wires: readonly PlainWire[]
  readonly colors: ReadonlyMap<string, string>
}

const WireTile = memo(function WireTile({ wires, colors }: WireTileProps) {
  const groups = drawGroups(
    wires,
    ({ connection, isSelected }) => (isSelected ? 'is-selected' : (colors.get(connection.net) ?? '')),
    ({ drawing }) => drawOnce(drawing, drawLine),
  )
  return [...groups].map(([look, d]) => <PlainPath key={look} className={`plain-wire ${look}`} d={d} />)
})

interface BlockTileProps {
  readonly nodes: readonly BlockFlowNode[]
  readonly colors: ReadonlyMap<string, string>
}

const BlockTile = memo(function BlockTile({ nodes, colors }: BlockTileProps) {
  const groups = drawGroups(
    nodes,
    node => `${lookOf(node)} ${colors.get(node.id) ?? ''}`,
    node => drawOnce(node, ({ data, position }) => outlineBlock(data.block, position)),
  )
  return [...groups].map(([look, d]) => <PlainPath key={look} className={`plain-block ${look}`} d={d} />)
})

const PlainPath = memo(function PlainPath({
  className,
  d,
}: {
  readonly className: string
  readonly d: string
}) {
  return <path className={className} d={d} />
})

function drawLine({ points }: Pick<WireDrawing, 'points'>): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}

function lookOf({ selected, data: { block, problem } }: BlockFlowNode): string {
  return [
    selected ? 'is-selected' : '',
    block.look.shape === 'bar' || block.look.shape === 'triangle' ? 'is-solid' : '',
    problem ? (problem.isError ? 'has-error' : 'has-warning') : '',
    block.instance.commented ? 'is-commented' : '',
  ].join(' ')
}

/** By wire and by block, which are new ones when they change: of a thousand an edit changes a few. */
const drawn = new WeakMap<object, string>()

function drawOnce<T extends object>(item: T, draw: (item: T) => string): string {
  const known = drawn.get(item)
  if (known !== undefined) return known
  const line = draw(item)
  drawn.set(item, line)
  return line
}

/** All that look alike, as one line. */
function drawGroups<T>(
  items: readonly T[],
  lookOf: (item: T) => string,
  draw: (item: T) => string,
): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const item of items) {
    const look = lookOf(item)
    groups.set(look, (groups.get(look) ?? '') + draw(item))
  }
  return groups
}
