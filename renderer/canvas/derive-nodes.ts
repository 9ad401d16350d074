/** Blocks to React Flow's nodes. A node whose block, place and marks are those of before is the very node of before. */
import { Position } from '@xyflow/react'
import type { PortAnchor } from '../kernels/block-shape.ts'
import type { Diagram, DrawnBlock } from '../kernels/diagram.ts'
import type { Point, Side } from '../kernels/geometry.ts'
import type { Drag } from './canvas-state.ts'
import type { BlockFlowNode, BlockProblem } from './flow-types.ts'

/** More selected blocks than that are not drawn in full where all others are plain. */
export const MOST_IN_FULL = 12

export interface NodeRequest {
  readonly diagram: Diagram
  readonly selected: readonly string[]
  readonly drag: Drag | null
  readonly problems: ReadonlyMap<string, BlockProblem>
}

export function deriveNodes(
  before: ReadonlyMap<string, BlockFlowNode>,
  { diagram, selected, drag, problems }: NodeRequest,
): ReadonlyMap<string, BlockFlowNode> {
  const areSelected = new Set(selected)
  const areFew = selected.length <= MOST_IN_FULL
  const nodes = new Map<string, BlockFlowNode>()
  for (const [name, block] of diagram.blocks) {
    const position = drag?.corners.get(name) ?? block.corner
    const problem = (problems.size > 0 && problems.get(name)) || null
    const isSelected = areSelected.size > 0 && areSelected.has(name)
    const old = before.get(name)
    const isSame =
      old &&
      old.data.block === block &&
      old.data.problem?.text === problem?.text &&
      old.selected === isSelected &&
      old.data.isInFull === (old.selected && areFew) &&
      old.position.x === position.x &&
      old.position.y === position.y
    nodes.set(name, isSame ? old : makeNode(block, position, isSelected, areFew, problem))
  }
  return nodes
}

const COMMENTED = { not: '', out: ', commented out', through: ', commented through' } as const

function makeNode(
  block: DrawnBlock,
  { x, y }: Point,
  selected: boolean,
  areFew: boolean,
  problem: BlockProblem | null,
): BlockFlowNode {
  const { name, width, height, type, instance } = block
  const attributes = {
    'data-testid': `block-${name}`,
    'aria-roledescription': 'block',
    ...(problem ? { title: problem.text } : {}),
  }
  return {
    id: name,
    type: 'block',
    position: { x, y },
    width,
    height,
    measured: { width, height },
    selected,
    data: { block, problem, isInFull: selected && areFew },
    ariaLabel: `${type?.name ?? instance.type} block ${name}${COMMENTED[instance.commented ?? 'not']}`,
    domAttributes: attributes,
    handles: [
      ...block.inputs.map(anchor => makeHandle(anchor, 'target' as const)),
      ...block.outputs.map(anchor => makeHandle(anchor, 'source' as const)),
    ],
  }
}

/** React Flow's handles are boxes about the ports. */
const HANDLE = 12

export const POSITIONS: Readonly<Record<Side, Position>> = {
  left: Position.Left,
  right: Position.Right,
  top: Position.Top,
  bottom: Position.Bottom,
}

function makeHandle({ name, side, x, y }: PortAnchor, type: 'source' | 'target') {
  return {
    id: name,
    type,
    position: POSITIONS[side],
    x: x - HANDLE / 2,
    y: y - HANDLE / 2,
    width: HANDLE,
    height: HANDLE,
  }
}
