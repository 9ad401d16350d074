/** Dragging blocks: drawn here at once, one edit when they are let go. */
import type { NodeChange, OnNodeDrag } from '@xyflow/react'
import { type MouseEvent as ReactMouseEvent, useMemo } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import type { Point } from '../kernels/geometry.ts'
import { isLoose } from './can-splice.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { type BlockFlowNode, NOTHING_CARRIED } from './flow-types.ts'
import { takeNodeSelection } from './selection.ts'
import { copyTo, moveTo, spliceInto } from './selection-edits.ts'

export interface DragHandlers {
  readonly onNodesChange: (changes: NodeChange<BlockFlowNode>[]) => void
  readonly onNodeDragStart: OnNodeDrag<BlockFlowNode>
  readonly onNodeDragStop: OnNodeDrag<BlockFlowNode>
}

export function useDrag(
  diagram: Diagram,
  { findSplice, carry }: Pick<FlowKeeper, 'findSplice' | 'carry'>,
): DragHandlers {
  return useMemo(
    () => ({
      onNodesChange: changes => {
        takeNodeSelection(changes)
        takePositions(changes, carry)
        aimLoose(diagram, findSplice)
      },
      onNodeDragStart: (event, node, nodes) => {
        const isCopy = isCopying(event)
        const loose = !isCopy && nodes.length === 1 && isLoose(diagram, node.id) ? node.id : null
        changeCanvas({ drag: { corners: new Map(), isCopy, loose } })
      },
      onNodeDragStop: () => {
        const { drag, splice } = useCanvasState.getState()
        const moved = drag ? listMoved(diagram, drag.corners) : new Map<string, Point>()
        const [first] = moved
        if (drag?.isCopy && first) {
          const from = diagram.blocks.get(first[0])?.corner ?? first[1]
          copyTo([...moved.keys()], [first[1].x - from.x, first[1].y - from.y])
        } else if (first && splice) {
          spliceInto(diagram, first[0], first[1], splice)
        } else if (first) {
          moveTo(diagram, moved)
        }
        changeCanvas({ drag: null, carried: NOTHING_CARRIED, splice: null })
      },
    }),
    [diagram, findSplice, carry],
  )
}

function isCopying(event: MouseEvent | TouchEvent | ReactMouseEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function takePositions(changes: readonly NodeChange<BlockFlowNode>[], carry: FlowKeeper['carry']): void {
  const { drag } = useCanvasState.getState()
  if (!drag) return
  const corners = new Map(drag.corners)
  for (const change of changes) {
    if (change.type === 'position' && change.position) corners.set(change.id, change.position)
  }
  if (corners.size === 0) return
  changeCanvas({ drag: { ...drag, corners }, carried: drag.isCopy ? NOTHING_CARRIED : carry(corners) })
}

/** Marks the wire that a loose block is held over. */
function aimLoose(diagram: Diagram, findSplice: FlowKeeper['findSplice']): void {
  const { drag, splice } = useCanvasState.getState()
  const name = drag?.loose ?? null
  const block = name === null ? undefined : diagram.blocks.get(name)
  const corner = name === null ? undefined : drag?.corners.get(name)
  if (!block || !corner) return
  const next = findSplice({ x: corner.x + block.width / 2, y: corner.y + block.height / 2 })
  if (next || splice) changeCanvas({ splice: next })
}

function listMoved(diagram: Diagram, corners: ReadonlyMap<string, Point>): Map<string, Point> {
  return new Map(
    [...corners].filter(([name, { x, y }]) => {
      const corner = diagram.blocks.get(name)?.corner
      return corner && (corner.x !== x || corner.y !== y)
    }),
  )
}
