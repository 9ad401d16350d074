import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { moveBySteps, readQuantity, stepOf } from '../kernels/number-step.ts'
import { DraftField } from '../theme/draft-field.tsx'

interface NumberFieldProps {
  readonly id: string
  readonly text: string
  readonly placeholder?: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
  /** Limits of a count, which goes by whole numbers. */
  readonly least?: number
  readonly most?: number
  readonly onCommit: (text: string) => void
  /** Steps of one drag, to become one step of the history. */
  readonly onScrub: (text: string) => void
  readonly onScrubEnd: () => void
}

interface Scrub {
  readonly startX: number
  readonly value: number
  readonly unit: string
  readonly step: number
}

const PIXELS_PER_STEP = 3

/** A number or an expression. Numbers, also with a prefix or unit, can be stepped with the arrows and scrubbed by dragging with Alt held. */
export function NumberField(props: NumberFieldProps) {
  const { text, least, most, onCommit, onScrub, onScrubEnd, ...rest } = props
  const scrub = useRef<Scrub | null>(null)
  const isCount = least !== undefined
  const limit = (next: string): string =>
    isCount ? String(Math.min(most ?? Infinity, Math.max(least, Math.round(Number(next))))) : next

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    const quantity = readQuantity(event.currentTarget.value)
    if (direction === undefined || !quantity || (isCount && quantity.unit !== '')) return
    event.preventDefault()
    const { value, unit } = quantity
    const factor = event.shiftKey ? 10 : 1
    onCommit(limit(`${moveBySteps(value, direction * factor, isCount ? 1 : stepOf(value))}${unit}`))
  }
  const onPointerDown = (event: PointerEvent<HTMLInputElement>) => {
    const quantity = readQuantity(text)
    if (!event.altKey || !quantity || (isCount && quantity.unit !== '')) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    scrub.current = { ...quantity, startX: event.clientX, step: isCount ? 1 : stepOf(quantity.value) }
  }
  const onPointerMove = (event: PointerEvent<HTMLInputElement>) => {
    if (!scrub.current) return
    const { startX, value, unit, step } = scrub.current
    const factor = event.shiftKey ? 10 : event.ctrlKey ? 0.1 : 1
    const steps = Math.round((event.clientX - startX) / PIXELS_PER_STEP)
    onScrub(limit(`${moveBySteps(value, steps, step * factor)}${unit}`))
  }
  const onPointerUp = () => {
    if (!scrub.current) return
    scrub.current = null
    onScrubEnd()
  }
  return (
    <DraftField
      {...rest}
      className="field number"
      inputMode={isCount ? 'numeric' : 'text'}
      title="Alt-drag to change; arrows step"
      value={text}
      onCommit={onCommit}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    />
  )
}
