import { ReactFlowProvider } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useView } from '../stores/view-store.ts'
import { Breadcrumb } from './breadcrumb.tsx'
import { ContextTabs } from './context-tabs.tsx'
import { DiagramView } from './diagram-view.tsx'
import { MOST_IN_FULL, PlainDrawing, SelectedInFull, useIsPlain } from './plain-drawing.ts'
import './canvas.css'
import './blocks.css'
import './commented.css'
import './plain.css'
import './wires.css'

/** Where the diagram is drawn. */
export function Canvas() {
  return (
    <div className="canvas">
      <ContextTabs />
      <Breadcrumb />
      <ReactFlowProvider>
        <Diagram />
      </ReactFlowProvider>
    </div>
  )
}

function Diagram() {
  const isFew = useView(view => view.selection.blocks.length <= MOST_IN_FULL)
  return (
    <PlainDrawing value={useIsPlain()}>
      <SelectedInFull value={isFew}>
        <DiagramView />
      </SelectedInFull>
    </PlainDrawing>
  )
}
