/**
 * Dragging blocks: drawn here at once, one edit when they are let go. How far is counted from where the button went down:
 * React Flow counts from where it saw that this is a drag, and a fast hand is far from there by then.
 */
import type { NodeChange, OnNodeDrag } from '@xyflow/react'
import { type PointerEvent, type MouseEvent as ReactMouseEvent, useMemo } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import type { Splice } from '../kernels/find-splice.ts'
import { GRID, type Point, snap } from '../kernels/geometry.ts'
import { isLoose } from './can-splice.ts'
import { changeCanvas, type Drag, useCanvasState } from './canvas-state.ts'
import { findPointer } from './find-pointer.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { type BlockFlowNode, NOTHING_CARRIED } from './flow-types.ts'
import { spliceInto } from './give-way.ts'
import { listTogether, moveSelection } from './move-selection.ts'
import { currentSelection, takeNodeSelection } from './selection.ts'
import { copyTo } from './selection-edits.ts'
import type { CanvasView } from './use-canvas-view.ts'

/** The button that copies, as in Simulink. */
const RIGHT = 2
/** How many clicks a click from the keyboard counts. */
const OF_KEYBOARD = 0

const NO_DRAG: Drag = { corners: new Map(), isCopy: false, loose: null, notes: [], by: { x: 0, y: 0 } }

export interface DragHandlers {
  readonly onPointerDownCapture: (event: PointerEvent) => void
  readonly onClickCapture: (event: ReactMouseEvent) => void
  readonly nodeClickDistance: number
  readonly onNodesChange: (changes: NodeChange<BlockFlowNode>[]) => void
  readonly onNodeDragStart: OnNodeDrag<BlockFlowNode>
  readonly onNodeDrag: OnNodeDrag<BlockFlowNode>
  readonly onNodeDragStop: OnNodeDrag<BlockFlowNode>
}

/** @param shown the diagram, whatever it is by then: for new handlers React Flow would look at every block. */
export function useDrag(
  shown: { readonly current: Diagram },
  view: Pick<CanvasView, 'toPlane'>,
  { findSplice, carry }: Pick<FlowKeeper, 'findSplice' | 'carry'>,
  /** Whether what is taken comes to what is selected already. */
  isAdding: () => boolean,
  isKnown: (block: string) => boolean,
): DragHandlers {
  return useMemo(() => {
    let began: Point = { x: 0, y: 0 }
    let isRight = false
    let hasDragged = false
    const follow = (event: MouseEvent | TouchEvent, id: string): void => {
      const { drag } = useCanvasState.getState()
      const from = shown.current.blocks.get(id)?.corner
      if (!drag || !from) return
      const { x, y } = view.toPlane(findPointer(event))
      const by = { x: stepBy(from.x, x - began.x), y: stepBy(from.y, y - began.y) }
      if (by.x === drag.by.x && by.y === drag.by.y) return
      carryTogether(shown.current, by, drag, carry)
      aimLoose(shown.current, findSplice)
    }
    return {
      onPointerDownCapture: event => {
        began = view.toPlane(event)
        isRight = event.button === RIGHT
        hasDragged = false
      },
      // With a drop comes a click, which is not meant. d3-drag would keep back every click until a timer of its own: a quick
      // one on something else, too.
      nodeClickDistance: Number.POSITIVE_INFINITY,
      onClickCapture: event => {
        if (hasDragged && event.detail !== OF_KEYBOARD) event.stopPropagation()
      },
      onNodesChange: changes => takeNodeSelection(changes, isAdding(), isKnown),
      onNodeDragStart: (event, node, nodes) => {
        const isCopy = isRight || isCopying(event)
        const loose = !isCopy && nodes.length === 1 && isLoose(shown.current, node.id) ? node.id : null
        changeCanvas({ drag: { ...NO_DRAG, isCopy, loose } })
        hasDragged = true
      },
      onNodeDrag: (event, { id }) => follow(event, id),
      onNodeDragStop: (event, { id }) => {
        follow(event, id)
        const { drag, splice } = useCanvasState.getState()
        if (drag) dropOn(shown.current, drag, id, splice)
        changeCanvas({ drag: null, carried: NOTHING_CARRIED, splice: null })
      },
    }
  }, [shown, view, findSplice, carry, isAdding, isKnown])
}

/** To the grid, but nowhere for less than half of a step. */
function stepBy(from: number, by: number): number {
  return Math.abs(by) < GRID / 2 ? 0 : snap(from + by) - from
}

function dropOn(
  diagram: Diagram,
  { isCopy, by, corners, notes }: Drag,
  name: string,
  splice: Splice | null,
): void {
  const corner = corners.get(name)
  if (!corner || (by.x === 0 && by.y === 0)) return
  if (isCopy) copyTo([...corners.keys()], [by.x, by.y], notes)
  else if (splice) spliceInto(diagram, name, corner, splice)
  else moveSelection(diagram, by)
}

export function isCopying(event: MouseEvent | TouchEvent | ReactMouseEvent): boolean {
  return event.ctrlKey || event.metaKey
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
