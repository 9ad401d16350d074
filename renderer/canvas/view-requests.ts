/** What others ask of the canvas through the view store, and what follows when the document is another one. */
import { useEffect } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'
import { changeCanvas, endWiring, resetCanvas, useCanvasState } from './canvas-state.ts'
import { followHistory } from './follow-history.ts'
import { insertBlock } from './insert-block.ts'
import { followKept } from './keep-selected.ts'
import { findNextPlace } from './next-place.ts'
import { isSeen } from './press-diagram.ts'
import { findDepth } from './shown-model.ts'
import type { CanvasView } from './use-canvas-view.ts'

const BLINK_MILLISECONDS = 1400
/** Below this zoom names are too small to be read. */
const LEGIBLE = 0.6

interface ViewRequestsProps {
  readonly diagram: Diagram
  readonly view: CanvasView
}

/** Draws nothing, so that no wish draws the canvas again. */
export function ViewRequests({ diagram, view }: ViewRequestsProps): null {
  const reveal = useView(state => state.reveal)
  const placement = useView(state => state.placement)
  const placed = useCanvasState(state => state.placed)
  const isArranged = useCanvasState(state => state.isArranged)
  const project = useDocument(state => state.project)
  const context = useView(state => state.context)

  useEffect(() => {
    if (reveal === null) return
    useView.getState().clearReveal()
    const block = diagram.blocks.get(reveal)
    if (!block) return
    // Who sees it well keeps the view.
    if (!(isSeen(block, view) && view.zoom() >= LEGIBLE)) view.show(reveal)
    view.focusBlock(reveal)
    changeCanvas({ revealed: reveal })
    setTimeout(() => changeCanvas({ revealed: null }), BLINK_MILLISECONDS)
  }, [reveal, diagram, view])

  useEffect(() => {
    if (placement === null) return
    useView.getState().clearPlacement()
    const { typeId, parameters } = placement
    insertBlock(typeId, findNextPlace(view.findVisible()), { parameters, constants: {} })
  }, [placement, view])

  useEffect(() => {
    // New block types draw the canvas anew: what has the keyboard elsewhere, as a menu does, keeps it.
    if (document.activeElement === document.body) view.focus()
    const answer = () => {
      const { isCanvasCalled, clearCanvasCall, selection } = useView.getState()
      if (!isCanvasCalled) return
      clearCanvasCall()
      const [single, ...others] = selection.blocks
      if (single !== undefined && others.length === 0) view.focusBlock(single)
      else view.focus()
    }
    answer()
    return useView.subscribe(answer)
  }, [view])

  useEffect(() => {
    const block = placed === null ? undefined : diagram.blocks.get(placed)
    if (!block) return
    changeCanvas({ placed: null })
    view.keepInView({ ...block.corner, width: block.width, height: block.height })
  }, [placed, diagram, view])

  useEffect(() => {
    if (!isArranged) return
    changeCanvas({ isArranged: false })
    if ([...diagram.blocks.values()].some(block => !isSeen(block, view))) view.fit()
  }, [isArranged, diagram, view])

  useEffect(() => {
    const depth = findDepth(project, context)
    if (depth < context.length) useView.getState().leaveTo(depth)
  }, [project, context])

  useEffect(
    () =>
      useCanvasState.subscribe((now, before) => {
        if (now.panelsChanged !== before.panelsChanged) requestAnimationFrame(view.keepFitted)
      }),
    [view],
  )

  // A wire that was begun with a click or Enter outlasts looking around, but no edit and no other diagram.
  useEffect(() => {
    const giveUp = () => useCanvasState.getState().begun !== null && endWiring()
    const stops = [
      followKept(),
      followHistory(),
      useDocument.subscribe((now, last) => void (now.project !== last.project && giveUp())),
      useView.subscribe((now, last) => void (now.context.join('/') !== last.context.join('/') && giveUp())),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])

  useEffect(() => resetCanvas, [])
  return null
}
