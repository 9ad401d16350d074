/** Numbers changed by hand: scrubbed with the pointer or stepped with the arrow keys. */
import { writeNumber } from './slider-range.ts'

const PLAIN_NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i

/** The number that a text is, or null where it is an expression, which no scrubbing may overwrite. */
export function readPlainNumber(text: string): number | null {
  return PLAIN_NUMBER.test(text) ? Number(text) : null
}

/** Digits and what follows them: `10k`, `4.7 uF`. */
const QUANTITY = /^(\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)( ?[A-Za-zµμΩΩ]+(?:\/s)?)?\s*$/i

/** A number that can be stepped, with the prefix and unit that it keeps; null of an expression. */
export function readQuantity(text: string): { readonly value: number; readonly unit: string } | null {
  const [, digits, unit = ''] = QUANTITY.exec(text) ?? []
  return digits === undefined ? null : { value: Number(digits), unit }
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
