/** Values beside wires: of the wire under the pointer, of those that are pinned, and on demand of all outputs. */
import { ViewportPortal } from '@xyflow/react'
import type { Diagram } from '../kernels/diagram.ts'
import { useView } from '../stores/view-store.ts'
import { useCanvasState } from './canvas-state.ts'
import type { FlowKeeper } from './flow-keeper.ts'
import { useWires } from './use-edges.ts'
import { WireValues } from './wire-values.tsx'

interface ValuesLayerProps {
  readonly diagram: Diagram
  readonly keeper: FlowKeeper
}

export function ValuesLayer({ diagram, keeper }: ValuesLayerProps) {
  useWires(keeper)
  const showsAll = useView(view => view.showsValues)
  const hovered = useCanvasState(state => state.hovered)
  return (
    <ViewportPortal>
      <WireValues diagram={diagram} pointsOf={keeper.pointsOf} hovered={hovered} showsAll={showsAll} />
    </ViewportPortal>
  )
}
