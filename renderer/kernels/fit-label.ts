/** Text that fits into a block: smaller first, then cut. */

export interface FittedLabel {
  readonly text: string
  /** CSS pixels. */
  readonly size: number
}

const LARGEST = 13
const SMALLEST = 9
/** Mean width of a letter over its size, on the generous side. */
const LETTER = 0.6

export function fitLabel(text: string, width: number): FittedLabel {
  const size = Math.min(LARGEST, Math.floor(width / (Math.max(1, text.length) * LETTER)))
  if (size >= SMALLEST) return { text, size }
  const room = Math.max(1, Math.floor(width / (SMALLEST * LETTER)) - 1)
  return text.length <= room + 1
    ? { text, size: SMALLEST }
    : { text: `${text.slice(0, room)}…`, size: SMALLEST }
}

export function widthOfLabel({ text, size }: FittedLabel): number {
  return text.length * size * LETTER
}
