/** One pinned parameter: slider, number, and the ends of the range. */
import { PinOff } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { SliderPin } from '../../engine/index.ts'
import { type ResolvedPin, readNumber, resolvePin } from '../kernels/resolve-pin.ts'
import { formatQuantity } from '../kernels/si-format.ts'
import { namePin, writeSliderValue } from '../kernels/slider-range.ts'
import { useDocument } from '../stores/document-store.ts'
import { settleMove } from '../stores/move-parameter.ts'
import { registry } from '../stores/registry.ts'
import { useDraft } from '../stores/use-draft.ts'
import { dragSlider, setRange, typeValue, unpin } from './tuner-edits.ts'

interface TunerRowProps {
  readonly pin: SliderPin
  readonly isTryMe: boolean
}

export function TunerRow({ pin, isTryMe }: TunerRowProps) {
  const project = useDocument(state => state.project)
  const [wasTried, setWasTried] = useState(false)
  const noteId = useId()
  const name = namePin(pin)
  const resolved = resolvePin(project, registry, pin)
  const from = readNumber(project, registry, pin.from)
  const to = readNumber(project, registry, pin.to)
  const note = describe(resolved, pin, from, to)
  return (
    <li className="tuner-row">
      <div className="tuner-head">
        <span className="tuner-name" title={pin.parameter}>
          {name}
          {isTryMe && !wasTried && <span className="tuner-try">Try me</span>}
        </span>
        {resolved.kind !== 'missing' && <ValueField pin={pin} name={name} resolved={resolved} />}
        <button
          type="button"
          className="icon-button"
          aria-label={`Unpin ${name}`}
          title="Unpin"
          onClick={() => unpin(pin)}
        >
          <PinOff aria-hidden />
        </button>
      </div>
      {resolved.kind !== 'missing' && (
        <div className="tuner-range">
          <EndField pin={pin} name={name} end="from" isWrong={from === null} />
          <Slider
            pin={pin}
            name={name}
            resolved={resolved}
            from={from}
            to={to}
            noteId={note === null ? undefined : noteId}
            onMove={() => setWasTried(true)}
          />
          <EndField pin={pin} name={name} end="to" isWrong={to === null} />
        </div>
      )}
      {note !== null && (
        <p id={noteId} className="tuner-note">
          {note}
        </p>
      )}
    </li>
  )
}

type Present = Exclude<ResolvedPin, { kind: 'missing' }>

interface SliderProps {
  readonly pin: SliderPin
  readonly name: string
  readonly resolved: Present
  readonly from: number | null
  readonly to: number | null
  readonly noteId: string | undefined
  readonly onMove: () => void
}

function Slider({ pin, name, resolved, from, to, noteId, onMove }: SliderProps) {
  const input = useRef<HTMLInputElement>(null)
  const isKeyDown = useRef(false)
  const hasRange = from !== null && to !== null && from < to

  useEffect(() => {
    const element = input.current
    // The native change event ends a drag; a held key makes one with every repeat and ends when it is let go.
    const onChange = () => {
      if (!isKeyDown.current) settleMove()
    }
    element?.addEventListener('change', onChange)
    return () => element?.removeEventListener('change', onChange)
  }, [])

  return (
    <input
      ref={input}
      type="range"
      className="tuner-slider"
      aria-label={name}
      aria-describedby={noteId}
      aria-valuetext={resolved.value === null ? undefined : formatQuantity(resolved.value)}
      min={from ?? 0}
      max={to ?? 1}
      step="any"
      value={resolved.value ?? from ?? 0}
      disabled={resolved.kind === 'expression' || !hasRange}
      onChange={event => {
        if (!hasRange) return
        onMove()
        dragSlider(pin, resolved.target, writeSliderValue(event.target.valueAsNumber, from, to))
      }}
      onKeyDown={() => {
        isKeyDown.current = true
      }}
      onKeyUp={() => {
        isKeyDown.current = false
        settleMove()
      }}
      onBlur={() => {
        isKeyDown.current = false
        settleMove()
      }}
    />
  )
}

function ValueField({
  pin,
  name,
  resolved,
}: {
  readonly pin: SliderPin
  readonly name: string
  readonly resolved: Present
}) {
  const draft = useDraft(resolved.text, text => typeValue(pin, resolved.target, text))
  return (
    <input
      {...draft.field}
      className="field tuner-value"
      type="text"
      inputMode="decimal"
      spellCheck={false}
      autoComplete="off"
      aria-label={`${name} value`}
    />
  )
}

interface EndFieldProps {
  readonly pin: SliderPin
  readonly name: string
  readonly end: 'from' | 'to'
  readonly isWrong: boolean
}

function EndField({ pin, name, end, isWrong }: EndFieldProps) {
  const draft = useDraft(pin[end], text => setRange(pin, { [end]: text }))
  return (
    <input
      {...draft.field}
      className="field tuner-end"
      type="text"
      inputMode="decimal"
      spellCheck={false}
      autoComplete="off"
      aria-label={`${name} ${end}`}
      aria-invalid={isWrong}
    />
  )
}

/** What the user should know about this slider, or null. */
function describe(
  resolved: ResolvedPin,
  pin: SliderPin,
  from: number | null,
  to: number | null,
): string | null {
  if (resolved.kind === 'missing')
    return `There is no ${pin.parameter} any more. Unpin this slider, or give the block its name back.`
  if (resolved.kind === 'expression') {
    if (resolved.value === null)
      return `“${resolved.text}” is no number now. Write a number or a variable's name to move it here.`
    if (!Number.isFinite(resolved.value))
      return `“${resolved.text}” is infinite: no slider reaches it. Write a number or a variable's name to move it here.`
    const value = formatQuantity(resolved.value)
    return `Computed from ${resolved.text}, now ${value}. Write a number or a variable's name to move it here.`
  }
  if (from === null || to === null) return 'An end of the range is not a number.'
  if (from >= to) return 'The range must go from a smaller number to a larger one.'
  if (resolved.target.kind === 'variable') return `Moves the variable ${resolved.target.name}.`
  return null
}
