import { findLongestPart, type Splice } from '../kernels/find-splice.ts'
import type { Side } from '../kernels/geometry.ts'
import { GAP, USUAL_WIDTH } from '../kernels/next-spot.ts'
import { changeCanvas, type InsertRequest, useCanvasState, type WireStart } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { findNextPlace } from './next-place.ts'
import { currentSelection } from './selection.ts'
import { shownDiagram } from './shown-model.ts'
import type { CanvasView } from './use-canvas-view.ts'

/** Room that the search box needs right of and below the pointer, CSS pixels. */
const BOX = { width: 280, height: 320 }

/** Opens the search box at the pointer, moved so that it stays on the canvas. */
export function openInsert(
  frame: HTMLElement,
  view: CanvasView,
  pointer: { readonly clientX: number; readonly clientY: number },
  from: WireStart | null,
  splice: Splice | null = null,
): void {
  const { left, top, width, height } = frame.getBoundingClientRect()
  const box = {
    x: Math.max(0, Math.min(pointer.clientX - left, width - BOX.width)),
    y: Math.max(0, Math.min(pointer.clientY - top, height - BOX.height)),
  }
  const { rewiring } = useCanvasState.getState()
  const replaced = rewiring === null ? {} : { replaced: rewiring }
  changeCanvas({ insert: { at: view.toPlane(pointer), box, from, splice, ...replaced } })
}

/**
 * Opens the search box where the keyboard has no pointer: where a wire that was begun goes on, on the selected wire,
 * which takes the block, else where the next block of a row stands.
 */
export function openInsertByKey(
  frame: HTMLElement,
  view: CanvasView,
  pointsOf: FlowKeeper['pointsOf'],
  text: string,
): void {
  const place = findNextPlace(view.findVisible())
  const { begun } = useCanvasState.getState()
  const port = begun && findPort(begun)
  if (begun && port) {
    const at = { x: port.x + (port.side === 'left' ? -GAP : GAP), y: port.y }
    const { x, y } = view.toScreen(at)
    // The wire stays begun: Escape closes the search box alone.
    openInsert(frame, view, { clientX: x, clientY: y }, begun)
    changeInsert({ at, text, place })
    return
  }
  const { blocks, connections } = currentSelection()
  const [wire, ...otherWires] = connections
  const points = wire !== undefined && otherWires.length + blocks.length === 0 ? pointsOf(wire) : []
  const part = findLongestPart(points)
  if (wire !== undefined && part) {
    const [start, end] = part
    const at = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
    const { x, y } = view.toScreen(at)
    openInsert(frame, view, { clientX: x, clientY: y }, null, { connections: [wire], start, end })
    changeInsert({ at, text })
    return
  }
  const at = place.left(USUAL_WIDTH)
  const { x, y } = view.toScreen(at)
  openInsert(frame, view, { clientX: x, clientY: y }, null)
  changeInsert({ at, text, place })
}

/** On the plane, of a port that is drawn. */
function findPort({ block, port, side }: WireStart): { x: number; y: number; side: Side } | null {
  const drawn = shownDiagram().blocks.get(block)
  const anchor = drawn?.[side === 'output' ? 'outputs' : 'inputs'].find(({ name }) => name === port)
  return drawn && anchor
    ? { x: drawn.corner.x + anchor.x, y: drawn.corner.y + anchor.y, side: anchor.side }
    : null
}

function changeInsert(change: Partial<InsertRequest>): void {
  const { insert } = useCanvasState.getState()
  if (insert) changeCanvas({ insert: { ...insert, ...change } })
}
