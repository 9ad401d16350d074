import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { Maximize, Minus, Plus } from 'lucide-react'
import { memo } from 'react'
import { useTooltip } from '../stores/keymap.ts'
import { glide } from './glide.ts'

const GLIDE = 120

export const ZoomControls = memo(function ZoomControls({ onFit }: { readonly onFit: () => void }) {
  const fitTip = useTooltip('Fit the diagram', 'view.fit')
  const flow = useReactFlow()
  const percent = useStore(state => Math.round(state.transform[2] * 100))
  return (
    <Panel position="bottom-right" className="zoom-controls">
      <button
        type="button"
        className="icon-button"
        aria-label="Zoom out"
        onClick={() => void flow.zoomOut({ duration: glide(GLIDE) })}
      >
        <Minus size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="zoom-percent"
        aria-label={`Zoom ${percent} %, back to 100 %`}
        onClick={() => void flow.zoomTo(1, { duration: glide(GLIDE) })}
      >
        {percent} %
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Zoom in"
        onClick={() => void flow.zoomIn({ duration: glide(GLIDE) })}
      >
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
