/** The colours of time per block, on the canvas as on paper; a Model block shows all that stands in it. */
import type { Diagram } from '../kernels/diagram.ts'
import { HEAT_LEVELS, type Heat } from '../kernels/heat.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import type { ShownHeat } from './use-heat.ts'
import './heat.css'

const LEVELS = Array.from({ length: HEAT_LEVELS }, (_, i) => i + 1)

interface HeatSpotsProps {
  readonly shown: ShownHeat
  readonly diagram: Diagram
}

export function HeatSpots({ shown, diagram }: HeatSpotsProps) {
  return shown.spots.map(spot => <Spot key={spot.name} spot={spot} diagram={diagram} />)
}

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

/** Nothing before it is measured. */
export function HeatLegend({ shown: { profile, spots } }: { readonly shown: ShownHeat }) {
  if (profile === null) return null
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
        {percent(spots[0]?.share ?? 0)}
      </span>
    </>
  )
}

function percent(share: number): string {
  const value = 100 * share
  return `${value > 0 && value < 0.1 ? '<0.1' : value.toFixed(value < 10 ? 1 : 0)} %`
}
