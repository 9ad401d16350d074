import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { memo } from 'react'
import { useTooltip } from '../stores/keymap.ts'

export const ZoomControls = memo(function ZoomControls({ onFit }: { readonly onFit: () => void }) {
  const fitTip = useTooltip('Fit the diagram', 'view.fit')
  const flow = useReactFlow()
  const percent = useStore(state => Math.round(state.transform[2] * 100))
  return (
    <Panel position="bottom-right" className="zoom-controls" data-keyboard="controls">
      <button type="button" className="icon-button" aria-label="Zoom out" onClick={() => void flow.zoomOut()}>
        <Minus size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="zoom-percent"
        aria-label={`Zoom ${percent} %, back to 100 %`}
        onClick={() => void flow.zoomTo(1)}
      >
        {percent} %
      </button>
      <button type="button" className="icon-button" aria-label="Zoom in" onClick={() => void flow.zoomIn()}>
        <Plus size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Fit the diagram"
        title={fitTip}
        onClick={onFit}
      >
        <Maximize size={15} aria-hidden="true" />
      </button>
    </Panel>
  )
})
