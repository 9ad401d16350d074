/** Where the focus stands among the cells of a table, and how keys move it. */
import type { KeyboardEvent } from 'react'

export function placeOf(target: EventTarget): { readonly row: number; readonly column: number } | null {
  if (!(target instanceof HTMLElement) || target.dataset.row === undefined) return null
  return { row: Number(target.dataset.row), column: Number(target.dataset.column) }
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }

/** To the cell above or below. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const place = placeOf(event.target)
  const step = STEPS[event.key]
  if (!place || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  const selector = `[data-row="${place.row + step}"][data-column="${place.column}"]`
  const next = event.currentTarget.querySelector<HTMLElement>(selector)
  if (!next) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLInputElement) next.select()
}
