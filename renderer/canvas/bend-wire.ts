/** Dragging a part of a chosen wire: drawn at once, one edit when it is let go. */
import { findOwn, routeWires } from '../../engine/index.ts'
import { findMainPart, findPart, movePart, type Route } from '../kernels/follow-route.ts'
import { type Point, snap } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import { changeCanvas, useCanvasState } from './canvas-state.ts'
import { currentSelection } from './selection.ts'
import { shownModelKey } from './shown-model.ts'
import type { CanvasView } from './use-canvas-view.ts'

/** A wire that is pressed moves from so many pixels of the screen on. */
const THRESHOLD = 3

export function beginBend(
  wire: string,
  points: readonly Point[],
  view: CanvasView,
  event: { readonly clientX: number; readonly clientY: number },
): void {
  const part = findPart(points, view.toPlane(event))
  const began = { x: event.clientX, y: event.clientY }
  const onMove = (moved: PointerEvent) => {
    const isMeant = Math.hypot(moved.clientX - began.x, moved.clientY - began.y) >= THRESHOLD
    if (!isMeant && useCanvasState.getState().bend === null) return
    const { x, y } = view.toPlane(moved)
    changeCanvas({ bend: { wire, route: movePart(points, part, { x: snap(x), y: snap(y) }) } })
  }
  const end = () => {
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', end)
    window.removeEventListener('keydown', onKey, true)
    changeCanvas({ bend: null })
  }
  const onUp = () => {
    const { bend } = useCanvasState.getState()
    end()
    if (bend) setRoute(wire, bend.route)
  }
  const onKey = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape') return
    pressed.stopPropagation()
    end()
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', end)
  window.addEventListener('keydown', onKey, true)
}

function setRoute(wire: string, route: Route, merge?: string): void {
  const key = shownModelKey()
  useDocument
    .getState()
    .edit(
      'bend a wire',
      project => routeWires(project, key, new Map([[wire, route]])),
      merge === undefined ? {} : { merge },
    )
}

/** With the arrow keys: the main part of the chosen wire, across itself. Whether there was anything to move. */
export function nudgeWire(pointsOf: (wire: string) => readonly Point[], by: Point): boolean {
  const { blocks, connections, notes } = currentSelection()
  const [wire, ...others] = connections
  if (wire === undefined || blocks.length + notes.length + others.length > 0) return false
  const points = pointsOf(wire)
  const part = findMainPart(points)
  const [a, b] = [points[part], points[part + 1]]
  if (!a || !b) return false
  const to = { x: a.x + by.x, y: a.y + by.y }
  const isAcross = a.x === b.x ? by.x !== 0 : by.y !== 0
  if (isAcross) setRoute(wire, movePart(points, part, to), 'nudge')
  return true
}

/** Chosen wires that keep to corners of their own. */
export function listBent(): readonly string[] {
  const { wires = {} } = useDocument.getState().project
  const key = shownModelKey()
  const own = findOwn(wires, key) ?? {}
  return currentSelection().connections.filter(id => Object.hasOwn(own, id) && own[id]?.route)
}

/** Chosen wires find their own way again. */
export function straightenSelected(): void {
  const key = shownModelKey()
  const routes = new Map(listBent().map(id => [id, []]))
  useDocument.getState().edit('route a wire anew', project => routeWires(project, key, routes))
}
