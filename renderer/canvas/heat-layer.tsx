/** How much of a step each block of the shown context takes, over the blocks; a Model block shows all that stands in it. */

import { Panel, ViewportPortal } from '@xyflow/react'
import { memo } from 'react'
import type { Profile } from '../../engine/index.ts'
import type { Diagram } from '../kernels/diagram.ts'
import { HEAT_LEVELS, type Heat, heatOf } from '../kernels/heat.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { useRun } from '../stores/run-store.ts'
import { useView } from '../stores/view-store.ts'
import { announcePanel } from './announce-panel.ts'
import './heat.css'

const LEVELS = Array.from({ length: HEAT_LEVELS }, (_, i) => i + 1)

export const HeatLayer = memo(function HeatLayer({ diagram }: { readonly diagram: Diagram }) {
  const isProfiled = useRun(run => run.isProfiled)
  const profile = useRun(run => run.profile)
  const context = useView(view => view.context)
  if (!isProfiled) return null
  const heat = profile === null ? [] : heatOf(profile, context)
  return (
    <>
      <ViewportPortal>
        {heat.map(spot => (
          <Spot key={spot.name} spot={spot} diagram={diagram} />
        ))}
      </ViewportPortal>
      <Panel
        ref={announcePanel}
        position="top-left"
        className="heat-legend"
        role="group"
        aria-label="Time per block"
      >
        {profile === null ? (
          <span>Time per block: run the model to measure it</span>
        ) : (
          <Legend profile={profile} most={heat[0]?.share ?? 0} />
        )}
      </Panel>
    </>
  )
})

function Spot({ spot, diagram }: { readonly spot: Heat; readonly diagram: Diagram }) {
  const block = diagram.blocks.get(spot.name)
  if (!block) return null
  const { corner, width, height, look, nameSide } = block
  const words = `${percent(spot.share)} of a step, ${formatQuantity(spot.nanosecondsPerStep * 1e-9, 's', 3)}`
  const title = spot.blocks === null ? words : `${words}, all ${spot.blocks} blocks inside`
  return (
    <div
      className={`heat heat-${spot.level} heat-on-${look.shape}`}
      style={{ left: corner.x, top: corner.y, width, height }}
      data-level={spot.level}
    >
      <span
        className={nameSide === 'top' ? 'heat-share is-over-name' : 'heat-share'}
        role="img"
        aria-label={`Time of ${spot.name}: ${title}`}
        title={title}
      >
        {percent(spot.share)}
      </span>
    </div>
  )
}

function Legend({ profile, most }: { readonly profile: Profile; readonly most: number }) {
  const { engine, nanosecondsPerStep, rounds } = profile
  const title = `The code of each block was timed alone over the run's values, ${rounds} times, and scaled to the time of a whole step.`
  return (
    <>
      <span title={title}>
        Time per block: {formatQuantity(nanosecondsPerStep * 1e-9, 's', 3)} per step ({engine})
      </span>
      <span className="heat-scale">
        0 %
        {LEVELS.map(level => (
          <i key={level} className={`heat-swatch heat-${level}`} />
        ))}
        {percent(most)}
      </span>
    </>
  )
}

function percent(share: number): string {
  const value = 100 * share
  return `${value > 0 && value < 0.1 ? '<0.1' : value.toFixed(value < 10 ? 1 : 0)} %`
}
