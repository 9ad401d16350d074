/** How much of a step each block of the shown context takes, over the blocks, and what the colours mean. */

import { Panel, ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import type { Diagram } from '../kernels/diagram.ts'
import { announcePanel } from './announce-panel.ts'
import { HeatLegend, HeatSpots } from './heat-spots.tsx'
import { useHeat } from './use-heat.ts'

export const HeatLayer = memo(function HeatLayer({ diagram }: { readonly diagram: Diagram }) {
  const shown = useHeat()
  if (shown === null) return null
  return (
    <>
      <ViewportPortal>
        <HeatSpots shown={shown} diagram={diagram} />
      </ViewportPortal>
      <Panel
        ref={announcePanel}
        position="top-left"
        className="heat-legend"
        role="group"
        aria-label="Time per block"
      >
        {shown.profile === null ? (
          <span>Time per block: run the model to measure it</span>
        ) : (
          <HeatLegend shown={shown} />
        )}
      </Panel>
    </>
  )
})
