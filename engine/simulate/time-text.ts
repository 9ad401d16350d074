/** A time in a message: as many digits as tell an instant from its neighbours, and none of rounding. */
export function timeText(timeSeconds: number): string {
  return `t = ${Number(timeSeconds.toPrecision(12))} s`
}
