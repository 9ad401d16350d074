/** While blocks are dragged: lines through what they stand level with. */

import { ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { findGuides, type GuideBox } from '../kernels/find-guides.ts'
import type { Point } from '../kernels/geometry.ts'
import { useCanvasState } from './canvas-state.ts'
import './guides.css'

export const GuidesLayer = memo(function GuidesLayer({ diagram }: { readonly diagram: Diagram }) {
  const corners = useCanvasState(state => state.drag?.corners)
  if (!corners || corners.size === 0) return null
  const moved = surround(diagram, corners)
  if (!moved) return null
  const others = [...diagram.blocks.values()].flatMap(({ name, corner, width, height, inputs, outputs }) =>
    corners.has(name) ? [] : [{ ...corner, width, height, ports: [...inputs, ...outputs] }],
  )
  return (
    <ViewportPortal>
      {findGuides(moved, others).map(({ axis, at, from, to }) => {
        const style =
          axis === 'x'
            ? { left: at, top: from, height: to - from }
            : { left: from, top: at, width: to - from }
        return <div key={`${axis} ${at}`} className={`guide guide-${axis}`} style={style} data-axis={axis} />
      })}
    </ViewportPortal>
  )
})

/** One block with its ports, or the box around several. */
function surround({ blocks }: Diagram, corners: ReadonlyMap<string, Point>): GuideBox | null {
  const boxes = [...corners].flatMap(([name, corner]) => {
    const block = blocks.get(name)
    if (!block) return []
    const { width, height, inputs, outputs } = block
    return [{ ...corner, width, height, ports: [...inputs, ...outputs] }]
  })
  const [single, ...others] = boxes
  if (!single || others.length === 0) return single ?? null
  const x = Math.min(...boxes.map(box => box.x))
  const y = Math.min(...boxes.map(box => box.y))
  const right = Math.max(...boxes.map(box => box.x + box.width))
  const bottom = Math.max(...boxes.map(box => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y, ports: [] }
}
