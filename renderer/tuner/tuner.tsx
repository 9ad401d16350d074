/** The gains that are pinned as sliders; moving one acts on the run at once. */
import { SlidersHorizontal } from 'lucide-react'
import { useDocument } from '../stores/document-store.ts'
import { TunerRow } from './tuner-row.tsx'
import './tuner.css'

export interface TunerProps {
  /** Marks the first slider as the one to begin with. */
  readonly isTryMe?: boolean
}

export function Tuner({ isTryMe = false }: TunerProps) {
  const sliders = useDocument(({ project }) => project.sliders)
  if (sliders.length === 0) {
    return (
      <p className="tuner-empty">
        <SlidersHorizontal aria-hidden />
        No sliders yet. Select a block and press the pin beside one of its numbers.
      </p>
    )
  }
  return (
    <ul className="tuner" aria-label="Sliders">
      {sliders.map((pin, index) => (
        <TunerRow key={pin.parameter} pin={pin} isTryMe={isTryMe && index === 0} />
      ))}
    </ul>
  )
}
