import { X } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useState } from 'react'
import { registerCommands } from '../stores/commands.ts'
import { openFirstExample } from '../stores/file-actions.ts'
import { useFirstStart } from '../stores/first-start.ts'
import { useShownKeys } from '../stores/keymap.ts'
import { useView } from '../stores/view-store.ts'
import './tour.css'

interface TourStep {
  /** Accessible name of the panel that it points at. */
  readonly panel: string
  readonly title: string
  readonly text: string
  /** What its keys do, as the end of a sentence that they begin. */
  readonly command?: { readonly id: string; readonly does: string }
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
    text: 'Click a block to see its parameters. The pin beside one makes it a slider.',
    command: { id: 'edit.undo', does: 'takes everything back' },
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
          run: () => void begin(setStep),
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

/** Where nothing is open yet there is nothing to point at: the first example is. */
async function begin(setStep: (step: number) => void): Promise<void> {
  if (useView.getState().page !== 'editor') await openFirstExample()
  if (useView.getState().page === 'editor') setStep(0)
}

interface TourCardProps {
  readonly step: TourStep
  readonly place: string
  readonly onBack: (() => void) | null
  readonly onNext: (() => void) | null
  readonly onLeave: () => void
}

const OWN_ESCAPE = 'input, textarea, select, dialog, [role="menu"], [role="dialog"]'
const CARD = { width: 300, height: 190 }
const GAP = 12

function TourCard({ step, place, onBack, onNext, onLeave }: TourCardProps) {
  const [box, setBox] = useState<DOMRect | null>(null)
  const text = useId()
  const keys = useShownKeys(step.command?.id ?? '')
  useLayoutEffect(() => {
    const panel = document.querySelector(`[aria-label="${step.panel}"]`)
    if (!panel) return
    const measure = () => setBox(panel.getBoundingClientRect())
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(panel)
    addEventListener('resize', measure)
    return () => {
      sizes.disconnect()
      removeEventListener('resize', measure)
    }
  }, [step.panel])
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      // Fields, menus and dialogs have an Escape of their own.
      const isTaken = event.target instanceof Element && event.target.closest(OWN_ESCAPE)
      if (event.key !== 'Escape' || isTaken) return
      event.stopPropagation()
      onLeave()
    }
    addEventListener('keydown', leave, { capture: true })
    return () => removeEventListener('keydown', leave, { capture: true })
  }, [onLeave])
  if (!box) return null
  return (
    <>
      <div
        className="tour-frame"
        style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      />
      <section className="tour-card" aria-label="Tour" style={placeCard(box)}>
        <h2>{step.title}</h2>
        <p id={text}>
          {step.text}
          {step.command && ` ${keys} ${step.command.does}.`}
        </p>
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
            aria-describedby={text}
            ref={focusOnce}
            onClick={onNext ?? onLeave}
          >
            {onNext ? 'Next' : 'Done'}
          </button>
        </footer>
      </section>
    </>
  )
}

function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus()
}

/** Beside the panel, below or above it: where it covers the least of it. */
function placeCard({ left, right, top, bottom }: DOMRect): { left: number; top: number } {
  const places = [
    { left: right + GAP, top: top + GAP },
    { left: left - GAP - CARD.width, top: top + GAP },
    { left: left + GAP, top: bottom + GAP },
    { left: left + GAP, top: top - GAP - CARD.height },
  ].map(place => ({
    left: Math.max(GAP, Math.min(place.left, innerWidth - CARD.width - GAP)),
    top: Math.max(GAP, Math.min(place.top, innerHeight - CARD.height - GAP)),
  }))
  const covered = places.map(
    place =>
      Math.max(0, Math.min(right, place.left + CARD.width) - Math.max(left, place.left)) *
      Math.max(0, Math.min(bottom, place.top + CARD.height) - Math.max(top, place.top)),
  )
  return places[covered.indexOf(Math.min(...covered))] ?? { left: GAP, top: GAP }
}
