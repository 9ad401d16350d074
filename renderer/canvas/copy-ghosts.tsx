import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { useCanvasState } from './canvas-state.ts'

/** While copies are dragged away: where the blocks themselves stay. */
export const CopyGhosts = memo(function CopyGhosts({ diagram }: { readonly diagram: Diagram }) {
  const drag = useCanvasState(state => state.drag)
  if (!drag?.isCopy) return null
  const staying = [...drag.corners.keys()].flatMap(name => diagram.blocks.get(name) ?? [])
  return (
    <ViewportPortal>
      {staying.map(({ name, corner, width, height }) => (
        <div key={name} className="copy-ghost" style={{ left: corner.x, top: corner.y, width, height }} />
      ))}
    </ViewportPortal>
  )
})
