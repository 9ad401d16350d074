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
  /** Adds a batch of major steps, the simulated time that they cover and the real time that they took. */
  readonly add: (steps: number, simulatedSeconds: number, milliseconds: number) => void
  readonly measure: (nowMilliseconds: number, at: Instant) => Progress
  readonly average: (nowMilliseconds: number, at: Instant) => Progress
}

interface Instant {
  readonly steps: number
  readonly timeSeconds: number
}

export function createSpeedMeter(): SpeedMeter {
  let begunAt: number | null = null
  let activeMilliseconds = 0
  let computeMilliseconds = 0
  let steps = 0
  let simulated = 0
  let windowStart = 0
  let windowSteps = 0
  let windowSimulated = 0
  let stepsPerSecond = 0
  let realTimeFactor = 0
  const active = (now: number) => activeMilliseconds + (begunAt === null ? 0 : now - begunAt)
  const report = (at: Instant, speed: number, factor: number): Progress => ({
    tick: at.steps,
    timeSeconds: at.timeSeconds,
    stepsPerSecond: speed,
    realTimeFactor: factor,
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
      steps = 0
      simulated = 0
      windowStart = 0
      windowSteps = 0
      windowSimulated = 0
      stepsPerSecond = 0
      realTimeFactor = 0
    },
    add: (count, seconds, milliseconds) => {
      steps += count
      simulated += seconds
      computeMilliseconds += milliseconds
    },
    measure: (now, at) => {
      const elapsed = active(now) - windowStart
      const hasNews = steps > windowSteps || elapsed >= MOST_MILLISECONDS
      if (hasNews && (elapsed >= LEAST_MILLISECONDS || (stepsPerSecond === 0 && elapsed > 0))) {
        stepsPerSecond = ((steps - windowSteps) / elapsed) * 1000
        realTimeFactor = ((simulated - windowSimulated) / elapsed) * 1000
        windowStart = active(now)
        windowSteps = steps
        windowSimulated = simulated
      }
      return report(at, stepsPerSecond, realTimeFactor)
    },
    average: (now, at) => {
      const perSecond = active(now) > 0 ? 1000 / active(now) : 0
      return report(at, steps * perSecond, simulated * perSecond)
    },
  }
}
