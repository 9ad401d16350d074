/** The value of every guard and its rate along the motion, by central differences. */
import type { Program } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { copy } from './follow.ts'
import type { GuardWatch } from './guard-watch.ts'

/** Of the steps that the solver takes here: how far apart the points of a difference lie. */
const REACH = 1e-4
/** Spacings of doubles at the time: nearer points tell no difference. */
const LEAST_REACH = 64 * 2 ** -52
/** Of the time in which the signs move a state by its size, and of the longest step: nearer ones tell mostly rounding. */
const BLUR = 1e-5
const MOST_BLUR = 1e-3

export interface GuardRates {
  /** By guard, as taken last; so are the rates, and the derivatives there. */
  readonly values: Float64Array
  readonly rates: Float64Array
  readonly slope: Float64Array
  /** Seconds that a point of a difference lies from the present, at least: what the steps of the solver make of it. */
  reach: number
  /** Seconds in which the signs move that state by its size which they move the least, of those that they move. */
  patience: number
  /** How long the steps are that the solver takes here. */
  readonly noteStep: (seconds: number) => void
  readonly distanceAt: (t: number) => number
  /** Takes them at the time, the states and the modes in memory, which are there again afterwards. */
  readonly take: () => void
}

/** @param longestStep seconds */
export function createGuardRates(
  { timeAddress }: Program,
  engine: Pick<Engine, 'context' | 'computeDerivatives' | 'computeHeld'>,
  watch: GuardWatch,
  longestStep: number,
): GuardRates {
  const { memory, continuousStates: states, derivatives } = engine.context
  const x = new Float64Array(states.length)
  const slope = new Float64Array(states.length)
  const values = new Float64Array(watch.count)
  const rates = new Float64Array(watch.count)

  const goTo = (t: number, distance: number): void => {
    memory[timeAddress] = t
    for (let i = 0; i < states.length; i += 1) states[i] = (x[i] ?? 0) + distance * (slope[i] ?? 0)
    engine.computeHeld()
  }
  const guardRates: GuardRates = {
    values,
    rates,
    slope,
    reach: REACH * REACH * longestStep,
    patience: 0,
    noteStep: seconds => {
      guardRates.reach = REACH * seconds
    },
    distanceAt: t => {
      const blur = Math.min(BLUR * guardRates.patience, MOST_BLUR * longestStep)
      return Math.max(guardRates.reach, blur, LEAST_REACH * t)
    },
    take: () => {
      const t = memory[timeAddress] ?? 0
      copy(states, x)
      engine.computeDerivatives()
      copy(derivatives, slope)
      const distance = guardRates.distanceAt(t)
      goTo(t + distance, t + distance - t)
      watch.readValues(values)
      goTo(t - distance, t - distance - t)
      watch.readValues(rates)
      for (let i = 0; i < watch.count; i += 1) {
        const [after, before] = [values[i] ?? 0, rates[i] ?? 0]
        values[i] = (after + before) / 2
        rates[i] = (after - before) / (t + distance - (t - distance))
      }
      memory[timeAddress] = t
      copy(x, states)
    },
  }
  return guardRates
}
