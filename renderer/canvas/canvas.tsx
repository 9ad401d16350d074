import { ReactFlowProvider } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { Breadcrumb } from './breadcrumb.tsx'
import { ContextTabs } from './context-tabs.tsx'
import { DiagramView } from './diagram-view.tsx'
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
        <DiagramView />
      </ReactFlowProvider>
    </div>
  )
}
