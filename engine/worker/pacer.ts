/** Ties simulated time to real time: how many ticks are due now, and when the next one is. */

/** A run that falls behind by more than this makes up for no more than this, so that it never races. */
const MOST_LAG_MILLISECONDS = 100
/** A tick that is due but for rounding is due. */
const ROUNDING_TICKS = 1e-6

export interface Pacer {
  /** Real time counts from here: at the start, after a pause, when the pace changes. */
  readonly anchor: (nowMilliseconds: number, tick: number) => void
  readonly setPace: (pace: number, nowMilliseconds: number, tick: number) => void
  /** How far simulated time is behind, in ticks and parts of them; Infinity where nothing holds the run back. */
  readonly lag: (nowMilliseconds: number, tick: number) => number
  /** Whole ticks to compute now; Infinity where nothing holds the run back. */
  readonly ticksDue: (nowMilliseconds: number, tick: number) => number
  /** Real time until the tick after this one is due. */
  readonly millisecondsToNext: (nowMilliseconds: number, tick: number) => number
}

/** @param pace simulated seconds per real second; Infinity is as fast as it can. */
export function createPacer(stepSeconds: number, pace: number): Pacer {
  let ticksPerMillisecond = 0
  let anchorMilliseconds = 0
  let anchorTick = 0
  const setRate = (value: number) => {
    ticksPerMillisecond = value / stepSeconds / 1000
  }
  const anchor = (now: number, tick: number) => {
    anchorMilliseconds = now
    anchorTick = tick
  }
  const target = (now: number) => anchorTick + (now - anchorMilliseconds) * ticksPerMillisecond
  const lag = (now: number, tick: number) => {
    if (ticksPerMillisecond === Infinity) return Infinity
    const most = Math.max(1, MOST_LAG_MILLISECONDS * ticksPerMillisecond)
    if (target(now) - tick > most) anchor(now - most / ticksPerMillisecond, tick)
    return target(now) - tick
  }
  setRate(pace)
  return {
    anchor,
    setPace: (value, now, tick) => {
      setRate(value)
      anchor(now, tick)
    },
    lag,
    ticksDue: (now, tick) => Math.max(0, Math.floor(lag(now, tick) + ROUNDING_TICKS)),
    millisecondsToNext: (now, tick) =>
      ticksPerMillisecond === Infinity ? 0 : Math.max(0, (tick + 1 - target(now)) / ticksPerMillisecond),
  }
}
