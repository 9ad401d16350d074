/** Measures how fast a run goes: over the last stretch while it runs, and since its pace was set at its end. */
import type { Progress } from './messages.ts'

/** A new figure needs this much real time, or it would be noise. */
const LEAST_MILLISECONDS = 200
/** Without a step for so long, the speed is none; a slow pace may take a while for each. */
const MOST_MILLISECONDS = 2000

export interface SpeedMeter {
  /** Counts from here; the time between `rest` and `begin` is not counted. */
  readonly begin: (nowMilliseconds: number) => void
  readonly rest: (nowMilliseconds: number) => void
  /** Forgets the speed so far: another pace holds. */
  readonly restart: (nowMilliseconds: number) => void
  /** Adds a batch of major steps and the real time that they took. */
  readonly add: (ticks: number, milliseconds: number) => void
  readonly measure: (nowMilliseconds: number, at: Instant) => Progress
  readonly average: (nowMilliseconds: number, at: Instant) => Progress
}

interface Instant {
  readonly tick: number
  readonly timeSeconds: number
}

export function createSpeedMeter(stepSeconds: number): SpeedMeter {
  let begunAt: number | null = null
  let activeMilliseconds = 0
  let computeMilliseconds = 0
  let ticks = 0
  let windowStart = 0
  let windowTicks = 0
  let stepsPerSecond = 0
  const active = (now: number) => activeMilliseconds + (begunAt === null ? 0 : now - begunAt)
  const report = ({ tick, timeSeconds }: Instant, speed: number): Progress => ({
    tick,
    timeSeconds,
    stepsPerSecond: speed,
    realTimeFactor: speed * stepSeconds,
    computeSeconds: computeMilliseconds / 1000,
  })
  return {
    begin: now => {
      begunAt ??= now
    },
    rest: now => {
      activeMilliseconds = active(now)
      begunAt = null
    },
    restart: now => {
      if (begunAt !== null) begunAt = now
      activeMilliseconds = 0
      ticks = 0
      windowStart = 0
      windowTicks = 0
      stepsPerSecond = 0
    },
    add: (count, milliseconds) => {
      ticks += count
      computeMilliseconds += milliseconds
    },
    measure: (now, at) => {
      const elapsed = active(now) - windowStart
      const hasNews = ticks > windowTicks || elapsed >= MOST_MILLISECONDS
      if (hasNews && (elapsed >= LEAST_MILLISECONDS || (stepsPerSecond === 0 && elapsed > 0))) {
        stepsPerSecond = ((ticks - windowTicks) / elapsed) * 1000
        windowStart = active(now)
        windowTicks = ticks
      }
      return report(at, stepsPerSecond)
    },
    average: (now, at) => report(at, active(now) > 0 ? (ticks / active(now)) * 1000 : 0),
  }
}
