/** What others ask of the canvas through the view store, and what follows when the document is another one. */
import { useEffect } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { findNextSpot } from '../kernels/next-spot.ts'
import { useDocument } from '../stores/document-store.ts'
import { useView } from '../stores/view-store.ts'
import { changeCanvas, resetCanvas } from './canvas-state.ts'
import { insertBlock } from './insert-block.ts'
import { currentSelection } from './selection.ts'
import { findDepth } from './shown-model.ts'
import type { CanvasView } from './use-canvas-view.ts'

const BLINK_MILLISECONDS = 1400

interface ViewRequestsProps {
  readonly diagram: Diagram
  readonly view: CanvasView
}

/** Draws nothing, so that no wish draws the canvas again. */
export function ViewRequests({ diagram, view }: ViewRequestsProps): null {
  const reveal = useView(state => state.reveal)
  const placement = useView(state => state.placement)
  const project = useDocument(state => state.project)
  const context = useView(state => state.context)

  useEffect(() => {
    if (reveal === null) return
    useView.getState().clearReveal()
    if (!diagram.blocks.has(reveal)) return
    view.show(reveal)
    view.focusBlock(reveal)
    changeCanvas({ revealed: reveal })
    setTimeout(() => changeCanvas({ revealed: null }), BLINK_MILLISECONDS)
  }, [reveal, diagram, view])

  useEffect(() => {
    if (placement === null) return
    useView.getState().clearPlacement()
    const seen = view.findVisible()
    const boxes = [...diagram.blocks.values()].map(({ corner, width, height }) => ({
      ...corner,
      width,
      height,
    }))
    const [single, ...others] = currentSelection().blocks
    const last = others.length === 0 && single !== undefined ? diagram.blocks.get(single) : undefined
    const beside = last ? { ...last.corner, width: last.width, height: last.height } : null
    const spot = { left: findNextSpot(seen, beside, boxes), clearOf: boxes }
    insertBlock(placement.typeId, spot, { parameters: placement.parameters, constants: {} })
  }, [placement, diagram, view])

  useEffect(() => {
    const depth = findDepth(project, context)
    if (depth < context.length) useView.getState().leaveTo(depth)
  }, [project, context])

  useEffect(() => resetCanvas, [])
  return null
}
