/** The shortest text that reads back as the same double; `NaN`, `Infinity` and `-0` included. */
export function formatExactly(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

/** For people: six significant digits. */
export function formatShortly(value: number): string {
  return String(Number(value.toPrecision(6)))
}
