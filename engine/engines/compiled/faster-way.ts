/**
 * Whether work is done faster alone or together, found out by doing it: some calls go each way in turns, then all go the
 * way that was faster. Together may cease to pay when other programs want the cores, and begin to when they do not: it
 * is tried anew when it is slower than alone for a while, and alone is tried against it after a longer one.
 */

export interface FasterWay {
  /** Whether the next call goes together. */
  readonly isTogether: () => boolean
  /** What the next call took for a tick, and in all. */
  readonly take: (perTick: number, milliseconds: number) => void
}

/** Calls of each kind before one is chosen. */
export const TRIALS = 8
/** A trial that has lost so much time is given up: other programs have the cores. */
const MOST_LOST_MILLISECONDS = 100
/** How much faster together must be. */
const LEAST_GAIN = 0.95
/** So many calls in a row, and so much time, slower than alone are no accident. */
export const SLOW_CALLS = 3
export const SLOW_MILLISECONDS = 50
/** What a trial may lose is a hundredth of this. */
const RECONSIDER_MILLISECONDS = 10_000

export function createFasterWay(): FasterWay {
  const alone = new Float64Array(TRIALS)
  const together = new Float64Array(TRIALS)
  let trial = 0
  let lostMilliseconds = 0
  let isFaster = false
  let usualAlone = Number.POSITIVE_INFINITY
  /** Since the trial. */
  let milliseconds = 0
  let slowCalls = 0
  let slowMilliseconds = 0

  const isTrial = (): boolean => trial < 2 * TRIALS
  const isTogether = (): boolean => (isTrial() ? trial % 2 === 1 : isFaster)
  const choose = (isGivenUp: boolean): void => {
    usualAlone = sortedMiddle(alone)
    isFaster = !isGivenUp && sortedMiddle(together) < LEAST_GAIN * usualAlone
    trial = 2 * TRIALS
    milliseconds = 0
    slowCalls = 0
    slowMilliseconds = 0
  }
  const takeTrial = (perTick: number, spent: number): void => {
    const round = trial >> 1
    const goes = isTogether() ? together : alone
    goes[round] = perTick
    if (goes === together) lostMilliseconds += Math.max(0, 1 - (alone[round] ?? 0) / perTick) * spent
    trial += 1
    const isGivenUp = lostMilliseconds >= MOST_LOST_MILLISECONDS
    if (isGivenUp || !isTrial()) choose(isGivenUp)
  }
  return {
    isTogether,
    take: (perTick, spent) => {
      if (isTrial()) return takeTrial(perTick, spent)
      milliseconds += spent
      const isSlow = isFaster && perTick > usualAlone
      slowCalls = isSlow ? slowCalls + 1 : 0
      slowMilliseconds = isSlow ? slowMilliseconds + spent : 0
      const isSlower = slowCalls >= SLOW_CALLS && slowMilliseconds >= SLOW_MILLISECONDS
      if (!isSlower && milliseconds < RECONSIDER_MILLISECONDS) return
      trial = 0
      lostMilliseconds = 0
    },
  }
}

/** The median, and the values in order. */
function sortedMiddle(values: Float64Array): number {
  return values.sort()[values.length >> 1] ?? Number.NaN
}
