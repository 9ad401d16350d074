/** The range of a slider, and the numbers that it gives. */
import type { SliderPin } from '../../engine/index.ts'

/** What a slider offers for a parameter of this value: 0 to twice the value, or -1 to 1 around zero. */
export function suggestRange(value: number): { from: string; to: string } {
  if (value === 0 || !Number.isFinite(value)) return { from: '-1', to: '1' }
  const double = writeNumber(2 * value)
  return value > 0 ? { from: '0', to: double } : { from: double, to: '0' }
}

/** A pin for a parameter, `path/block.parameter`, that has this value. */
export function createPin(parameter: string, value: number): SliderPin {
  return { parameter, ...suggestRange(value) }
}

/** A slider's position as text, no finer than about a thousandth of the range. */
export function writeSliderValue(value: number, from: number, to: number): string {
  const span = Math.abs(to - from)
  if (!(span > 0)) return writeNumber(value)
  const decimals = 3 - Math.floor(Math.log10(span))
  return writeNumber(
    decimals > 0
      ? Number(value.toFixed(Math.min(100, decimals)))
      : Math.round(value * 10 ** decimals) / 10 ** decimals,
  )
}

/** A number as a user would type it: no digits that only rounding made, powers of ten where they are shorter. */
export function writeNumber(value: number): string {
  const plain = String(Number(value.toPrecision(12)))
  return plain.replace('e+', 'e')
}

/** What a pinned parameter is called: `voltage PID P` for `voltage PID.P`. */
export function namePin(pin: SliderPin): string {
  return pin.label?.trim() || pin.parameter.replace(/[./]/g, ' ')
}
