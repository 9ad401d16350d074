/** For people: six significant digits. */
export function formatShortly(value: number): string {
  return String(Number(value.toPrecision(6)))
}
