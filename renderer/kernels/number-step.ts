/** Numbers changed by hand: scrubbed with the pointer or stepped with the arrow keys. */
import { writeNumber } from './slider-range.ts'

const PLAIN_NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i

/** The number that a text is, or null where it is an expression, which no scrubbing may overwrite. */
export function readPlainNumber(text: string): number | null {
  return PLAIN_NUMBER.test(text) ? Number(text) : null
}

/** A hundredth of the number's power of ten: 0.01 for 4.7, 10 for 1500; 0.01 for 0. */
export function stepOf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0.01
  return 10 ** (Math.floor(Math.log10(Math.abs(value)) + 1e-9) - 2)
}

/** `value` moved by a number of steps, without digits that only rounding made. */
export function moveBySteps(value: number, steps: number, step = stepOf(value)): string {
  return writeNumber(Math.round(value / step + steps) * step)
}
