import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useState } from 'react'
import { registerCommands } from '../stores/commands.ts'
import { useFirstStart } from '../stores/first-start.ts'
import { useView } from '../stores/view-store.ts'
import './tour.css'

interface TourStep {
  /** Accessible name of the panel that it points at. */
  readonly panel: string
  readonly title: string
  readonly text: string
}

const STEPS: readonly TourStep[] = [
  {
    panel: 'Canvas',
    title: 'This is the loop',
    text: 'Blocks compute, wires carry signals. Type on the canvas to add a block, drag from an output to draw a wire.',
  },
  {
    panel: 'Palette',
    title: 'Every block there is',
    text: 'Drag one onto the canvas, or search and press Enter. Rest on one to see what it computes.',
  },
  {
    panel: 'Run',
    title: 'Run it',
    text: 'Run starts at once. Pause, make single steps, or choose how fast simulated time goes.',
  },
  {
    panel: 'Dock',
    title: 'Watch it',
    text: 'Each Scope has its panel here. Drag to zoom, double-click to see all. Problems stand in the other tab.',
  },
  {
    panel: 'Inspector',
    title: 'Change it',
    text: 'Click a block to see its parameters. The pin beside one makes it a slider. Ctrl+Z takes everything back.',
  },
  {
    panel: 'Tuner',
    title: 'Tune it while it runs',
    text: 'Drag a slider: the curve follows your hand, and the run before stays as a pale line.',
  },
]

export function Tour() {
  const [step, setStep] = useState<number | null>(null)
  const [isOffered, setOffered] = useState(true)
  const isFirstStart = useFirstStart(state => state.isShowing)
  const isEditing = useView(state => state.page === 'editor')
  useEffect(
    () =>
      registerCommands([
        {
          id: 'help.tour',
          title: 'Take the one-minute tour',
          group: 'Help',
          run: () => setStep(0),
          isEnabled: () => useView.getState().page === 'editor',
        },
      ]),
    [],
  )
  if (!isEditing) return null
  const current = step === null ? undefined : STEPS[step]
  if (current && step !== null) {
    return (
      <TourCard
        key={step}
        step={current}
        place={`${step + 1} of ${STEPS.length}`}
        onBack={step > 0 ? () => setStep(step - 1) : null}
        onNext={step < STEPS.length - 1 ? () => setStep(step + 1) : null}
        onLeave={() => {
          setStep(null)
          setOffered(false)
        }}
      />
    )
  }
  if (!isFirstStart || !isOffered) return null
  return (
    <aside className="tour-offer" aria-label="Tour offer">
      <span>New here?</span>
      <button type="button" className="button button-primary" onClick={() => setStep(0)}>
        Take the one-minute tour
      </button>
      <button type="button" className="icon-button" aria-label="No tour" onClick={() => setOffered(false)}>
        <X size={14} aria-hidden />
      </button>
    </aside>
  )
}

interface TourCardProps {
  readonly step: TourStep
  readonly place: string
  readonly onBack: (() => void) | null
  readonly onNext: (() => void) | null
  readonly onLeave: () => void
}

const CARD = { width: 300, height: 190 }
const GAP = 12

function TourCard({ step, place, onBack, onNext, onLeave }: TourCardProps) {
  const [box, setBox] = useState<DOMRect | null>(null)
  useLayoutEffect(() => {
    const measure = () =>
      setBox(document.querySelector(`[aria-label="${step.panel}"]`)?.getBoundingClientRect() ?? null)
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [step.panel])
  if (!box) return null
  return (
    <>
      <div
        className="tour-frame"
        style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      />
      <section
        className="tour-card"
        aria-label="Tour"
        style={placeCard(box)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onLeave()
        }}
      >
        <h2>{step.title}</h2>
        <p>{step.text}</p>
        <footer>
          <span>{place}</span>
          <button type="button" className="button" onClick={onLeave}>
            Leave the tour
          </button>
          {onBack && (
            <button type="button" className="button" onClick={onBack}>
              Back
            </button>
          )}
          <button
            type="button"
            className="button button-primary"
            ref={element => element?.focus()}
            onClick={onNext ?? onLeave}
          >
            {onNext ? 'Next' : 'Done'}
          </button>
        </footer>
      </section>
    </>
  )
}

/** Beside the panel where there is room, else within it. */
function placeCard({ left, right, top, bottom, width }: DOMRect): { left: number; top: number } {
  const y = Math.max(GAP, Math.min(top + GAP, innerHeight - CARD.height - GAP))
  if (right + GAP + CARD.width < innerWidth && width < innerWidth / 2) return { left: right + GAP, top: y }
  if (left - GAP - CARD.width > 0) return { left: left - GAP - CARD.width, top: y }
  const below = bottom + GAP + CARD.height < innerHeight ? bottom + GAP : y
  return { left: left + GAP, top: below }
}
