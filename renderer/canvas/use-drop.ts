/** Blocks dragged here from the palette: dropped in the void, or on a wire, which goes through them from then on. */
import { type DragEvent, useMemo } from 'react'
import { BLOCK_DRAG_TYPE, draggedBlock } from '../stores/block-drag.ts'
import { canSplice } from './can-splice.ts'
import { changeCanvas } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { insertBlock } from './insert-block.ts'
import type { CanvasView } from './use-canvas-view.ts'

export interface DropHandlers {
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
}

export function useDrop(view: CanvasView, findSplice: FlowKeeper['findSplice']): DropHandlers {
  return useMemo(
    () => ({
      onDragOver: event => {
        if (!event.dataTransfer.types.includes(BLOCK_DRAG_TYPE)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        const typeId = draggedBlock()
        if (typeId !== null && canSplice(typeId)) changeCanvas({ splice: findSplice(view.toPlane(event)) })
      },
      onDragLeave: ({ currentTarget, relatedTarget }) => {
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
        if (!isInside) changeCanvas({ splice: null })
      },
      onDrop: event => {
        const typeId = event.dataTransfer.getData(BLOCK_DRAG_TYPE)
        if (typeId === '') return
        event.preventDefault()
        const centre = view.toPlane(event)
        changeCanvas({ splice: null })
        insertBlock(typeId, { centre, splice: findSplice(centre) })
        view.focus()
      },
    }),
    [view, findSplice],
  )
}
