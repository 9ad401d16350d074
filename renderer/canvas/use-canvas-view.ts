/** The part of the drawing plane that is seen, and how to change it. */
import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react'
import { useState } from 'react'
import { findNotes } from '../../engine/index.ts'
import { type FittedView, fitView, MOST_FITTED_ZOOM } from '../kernels/fit-view.ts'
import type { Point, Rectangle } from '../kernels/geometry.ts'
import { useDocument } from '../stores/document-store.ts'
import type { BlockFlowNode, WireFlowEdge } from './flow-types.ts'
import { glide } from './glide.ts'
import { listBlockBoxes, shownDiagram, shownModelKey } from './shown-model.ts'

export interface CanvasView {
  /** Gives the keyboard to the canvas. */
  readonly focus: () => void
  /** Gives it to a block, where that is drawn, so that Tab goes on to its ports. */
  readonly focusBlock: (block: string) => void
  /** Shows the whole diagram, or the start of the plane while there is none. At once, as the wheel zooms: nothing is to move on under the next press. */
  readonly fit: () => void
  /** Shows the whole diagram again where nothing was moved since it was: something lies over the canvas now, or no more. */
  readonly keepFitted: () => void
  /** Brings a block into the middle, no larger than half of the canvas. */
  readonly show: (block: string) => void
  /** Moves the plane as little as it takes to see a part of it, at the same zoom. */
  readonly keepInView: (box: Rectangle) => void
  readonly findVisible: () => Rectangle
  readonly zoom: () => number
  /** Zooms about the middle; 1 is the size on paper. */
  readonly zoomTo: (change: (zoom: number) => number) => void
  readonly toScreen: (point: Point) => Point
  readonly toPlane: (point: { readonly clientX: number; readonly clientY: number }) => Point
}

export const EMPTY_START: Viewport = { x: 120, y: 120, zoom: 1 }
/** Milliseconds in which the view goes to a block that is asked for; at once for those who asked for less motion. */
const GLIDE = 200

/** What lies over the canvas and would hide what is drawn there. */
const PANELS = '.timing-legend, .heat-legend, .diagram-map'

/** All blocks and notes, which are as high as their texts. */
function listBoxes(frame: HTMLElement): Rectangle[] {
  const notes = Object.entries(findNotes(useDocument.getState().project, shownModelKey()))
  const heightOf = (name: string): number =>
    frame.querySelector<HTMLElement>(`[data-testid="note-${CSS.escape(name)}"]`)?.offsetHeight ?? 0
  return [
    ...listBlockBoxes(),
    ...notes.map(([name, { at, size }]) => ({
      x: at[0],
      y: at[1],
      width: size[0],
      height: Math.max(size[1], heightOf(name)),
    })),
  ]
}

/** All that is drawn, clear of the legends; null while there is nothing. */
function findWhole(frame: HTMLElement): FittedView | null {
  const { left, top, width, height } = frame.getBoundingClientRect()
  const panels = [...frame.querySelectorAll(PANELS)].map(panel => {
    const box = panel.getBoundingClientRect()
    return { x: box.left - left, y: box.top - top, width: box.width, height: box.height }
  })
  return fitView(listBoxes(frame), { width, height }, panels)
}

/** Room that a block brought into view has to the edge, for its name, its wires and the buttons there. */
const AROUND = 60

function shiftIntoView(
  start: 'x' | 'y',
  extent: 'width' | 'height',
  box: Rectangle,
  seen: Rectangle,
): number {
  const before = seen[start] - (box[start] - AROUND)
  const after = box[start] + box[extent] + AROUND - (seen[start] + seen[extent])
  if (before > 0) return before
  return after > 0 ? -Math.min(after, -before) : 0
}

export function useCanvasView(frame: { readonly current: HTMLElement | null }): CanvasView {
  const flow = useReactFlow<BlockFlowNode, WireFlowEdge>()
  const store = useStoreApi<BlockFlowNode, WireFlowEdge>()
  // One for all time: what React Flow gives is a new object once it is ready, with the very same functions.
  const [view] = useState<CanvasView>(() => {
    let fitted: Viewport | null = null
    const showAll = () => {
      fitted = frame.current ? findWhole(frame.current) : null
      void flow.setViewport(fitted ?? EMPTY_START)
    }
    // As React Flow knows it: to measure in the middle of an edit would have the page laid out for it.
    const findVisible = (): Rectangle => {
      const { width, height, transform } = store.getState()
      const [x, y, zoom] = transform
      return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
    }
    const toPlane: CanvasView['toPlane'] = ({ clientX, clientY }) =>
      flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false })
    return {
      focus: () => frame.current?.focus({ preventScroll: true }),
      focusBlock: block => {
        const drawn = frame.current?.querySelector<HTMLElement>(
          `.react-flow__node[data-id="${CSS.escape(block)}"]`,
        )
        const target = drawn ?? frame.current
        target?.focus({ preventScroll: true })
      },
      // React Flow would keep the wish for the first block that comes, and take the view away under its drop.
      fit: showAll,
      keepFitted: () => {
        const { x, y, zoom } = flow.getViewport()
        if (fitted?.x === x && fitted.y === y && fitted.zoom === zoom) showAll()
      },
      show: name => {
        const block = shownDiagram().blocks.get(name)
        const box = frame.current?.getBoundingClientRect()
        if (!block || !box) return
        const { corner, width, height } = block
        const zoom = Math.min(MOST_FITTED_ZOOM, box.width / (2 * width), box.height / (2 * height))
        const middle = [corner.x + width / 2, corner.y + height / 2] as const
        void flow.setCenter(...middle, { zoom, duration: glide(GLIDE) })
      },
      // At once: the next block may be placed before a glide is over.
      keepInView: box => {
        const { x, y, zoom } = flow.getViewport()
        const seen = findVisible()
        const by = { x: shiftIntoView('x', 'width', box, seen), y: shiftIntoView('y', 'height', box, seen) }
        if (by.x !== 0 || by.y !== 0) void flow.setViewport({ x: x + by.x * zoom, y: y + by.y * zoom, zoom })
      },
      findVisible,
      zoom: flow.getZoom,
      zoomTo: change => void flow.zoomTo(change(flow.getZoom())),
      toScreen: point => flow.flowToScreenPosition(point),
      toPlane,
    }
  })
  return view
}
