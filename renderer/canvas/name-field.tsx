/** A field on the canvas in which something is named: Enter and leaving keep what is typed, Escape does not. */
import { type KeyboardEvent, useRef, useState } from 'react'
import { focusAndSelect } from './focus-and-select.ts'

interface NameFieldProps {
  /** What a screen reader calls it. */
  readonly label: string
  readonly name: string
  readonly placeholder?: string
  /** In characters. */
  readonly leastSize: number
  readonly findFault: (name: string) => string | null
  /** With null where nothing is to change: the name is the old one or at fault, or Escape was pressed. */
  readonly onEnd: (name: string | null) => void
  /** After Enter and Escape, which leave the keyboard where the field was, with the same name. */
  readonly onKeyEnd: (name: string | null) => void
}

export function NameField({
  label,
  name,
  placeholder,
  leastSize,
  findFault,
  onEnd,
  onKeyEnd,
}: NameFieldProps) {
  const [text, setText] = useState(name)
  const trimmed = text.trim()
  const fault = findFault(trimmed)
  // The keyboard goes elsewhere then, which is no leaving that keeps what Escape gave up.
  const isEnded = useRef(false)
  const nextName = (isKept: boolean) => (isKept && fault === null && trimmed !== name ? trimmed : null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.stopPropagation()
    const isKept = event.key === 'Enter'
    if (isKept && fault !== null) return
    isEnded.current = true
    onEnd(nextName(isKept))
    onKeyEnd(nextName(isKept))
  }
  return (
    <>
      <input
        className="block-name-field"
        aria-label={label}
        aria-invalid={fault !== null}
        placeholder={placeholder}
        value={text}
        data-draft="typed"
        size={Math.max(leastSize, text.length)}
        spellCheck={false}
        ref={focusAndSelect}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => isEnded.current || onEnd(nextName(true))}
      />
      {fault !== null && (
        <div className="block-name-fault" role="alert">
          {fault}
        </div>
      )}
    </>
  )
}
