/**
 * The letter that pins a value also begins names: `pid`, `product`. Where the next letter follows as one types and both
 * begin a block's name, that was meant, and the pin is as if it had never been.
 */
import { registry } from '../stores/registry.ts'
import { withdrawPin } from './pin-value.ts'

export const PIN = 'p'
/** Milliseconds between letters of a word. */
const TYPED_ON = 1000

let pinnedAt = Number.NEGATIVE_INFINITY

export function noteTypedPin(at: number): void {
  pinnedAt = at
}

/** What was typed before this letter and belongs to its word. */
export function takeTypedPin(letter: string, at: number): string {
  const isTypedOn = at - pinnedAt < TYPED_ON
  pinnedAt = Number.NEGATIVE_INFINITY
  const start = PIN + letter.toLowerCase()
  const isName = isTypedOn && registry.all.some(({ name }) => name.toLowerCase().startsWith(start))
  return isName && withdrawPin() ? PIN : ''
}
