/** Dragging blocks: drawn here at once, one edit when they are let go. */
import type { NodeChange, OnNodeDrag } from '@xyflow/react'
import { type MouseEvent as ReactMouseEvent, useMemo } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import type { Splice } from '../kernels/find-splice.ts'
import type { Point } from '../kernels/geometry.ts'
import { isLoose } from './can-splice.ts'
import { changeCanvas, type Drag, useCanvasState } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { type BlockFlowNode, NOTHING_CARRIED } from './flow-types.ts'
import { listTogether, moveSelection } from './move-selection.ts'
import { currentSelection, takeNodeSelection } from './selection.ts'
import { copyTo, spliceInto } from './selection-edits.ts'

const NO_DRAG: Drag = { corners: new Map(), isCopy: false, loose: null, notes: [], by: { x: 0, y: 0 } }

export interface DragHandlers {
  readonly onNodesChange: (changes: NodeChange<BlockFlowNode>[]) => void
  readonly onNodeDragStart: OnNodeDrag<BlockFlowNode>
  readonly onNodeDragStop: OnNodeDrag<BlockFlowNode>
}

/** @param shown the diagram, whatever it is by then: for new handlers React Flow would look at every block. */
export function useDrag(
  shown: { readonly current: Diagram },
  { findSplice, carry }: Pick<FlowKeeper, 'findSplice' | 'carry'>,
  /** Whether what is taken comes to what is selected already. */
  isAdding: () => boolean,
): DragHandlers {
  return useMemo(
    () => ({
      onNodesChange: changes => {
        takeNodeSelection(changes, isAdding())
        takePositions(shown.current, changes, carry)
        aimLoose(shown.current, findSplice)
      },
      onNodeDragStart: (event, node, nodes) => {
        const isCopy = isCopying(event)
        const loose = !isCopy && nodes.length === 1 && isLoose(shown.current, node.id) ? node.id : null
        changeCanvas({ drag: { ...NO_DRAG, isCopy, loose } })
      },
      onNodeDragStop: () => {
        const { drag, splice } = useCanvasState.getState()
        const [first] = drag?.corners ?? []
        if (drag && first) dropOn(shown.current, drag, first, splice)
        changeCanvas({ drag: null, carried: NOTHING_CARRIED, splice: null })
      },
    }),
    [shown, findSplice, carry, isAdding],
  )
}

function dropOn(
  diagram: Diagram,
  { isCopy, by, corners, notes }: Drag,
  [name, corner]: readonly [string, Point],
  splice: Splice | null,
): void {
  if (by.x === 0 && by.y === 0) return
  if (isCopy) copyTo([...corners.keys()], [by.x, by.y], notes)
  else if (splice) spliceInto(diagram, name, corner, splice)
  else moveSelection(diagram, by)
}

export function isCopying(event: MouseEvent | TouchEvent | ReactMouseEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function takePositions(
  diagram: Diagram,
  changes: readonly NodeChange<BlockFlowNode>[],
  carry: FlowKeeper['carry'],
): void {
  const { drag } = useCanvasState.getState()
  if (!drag) return
  for (const change of changes) {
    const from = change.type === 'position' ? diagram.blocks.get(change.id)?.corner : undefined
    if (change.type !== 'position' || !change.position || !from) continue
    carryTogether(diagram, { x: change.position.x - from.x, y: change.position.y - from.y }, drag, carry)
    return
  }
}

/** Draws what is selected, and what stands in its frames, as moved so far. */
export function carryTogether(
  diagram: Diagram,
  by: Point,
  { isCopy, loose }: Pick<Drag, 'isCopy' | 'loose'>,
  carry: FlowKeeper['carry'],
): void {
  const { blocks, notes } = isCopy ? currentSelection() : listTogether(diagram)
  const corners = new Map(
    blocks.flatMap((name): [string, Point][] => {
      const corner = diagram.blocks.get(name)?.corner
      return corner ? [[name, { x: corner.x + by.x, y: corner.y + by.y }]] : []
    }),
  )
  const carried = isCopy ? NOTHING_CARRIED : carry(corners)
  changeCanvas({ drag: { corners, isCopy, loose, notes, by }, carried })
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
