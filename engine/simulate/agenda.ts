/** How far a variable step may go: to the next sample hit, to the next break of a source, to the stop time. */
import { BETWEEN_TICKS } from '../compile/infer-rates.ts'
import type { Program, Rate } from '../compile/program.ts'
import type { Engine } from '../engines/engine.ts'
import { createTickClock } from '../math/tick-time.ts'

interface Appointment {
  /** Seconds. */
  readonly time: number
  /** The tick that hits then, else `BETWEEN_TICKS`. */
  readonly tick: number
  /** Whether a source breaks there. */
  readonly isBreak: boolean
}

/** Instants that differ by rounding only are one. */
const ROUNDING = 8 * 2 ** -52

export interface Agenda {
  /** Where the run ends. */
  readonly stop: number
  /** What comes after an instant, which memory holds. */
  readonly next: (timeSeconds: number, tick: number) => Appointment
}

export function createAgenda(
  program: Program,
  engine: Engine,
  landings: (timeSeconds: number) => number = () => Number.POSITIVE_INFINITY,
): Agenda {
  const timeOf = createTickClock(program.step)
  const rates = listDiscreteRates(program)
  const { memory } = engine.context
  const breaks = (program.events?.nextEvents ?? []).flatMap(({ address, width }) =>
    Array.from({ length: width }, (_, i) => address + i),
  )
  const lastTime = timeOf(program.lastTick)
  const stop = Math.abs(lastTime - program.stop) <= 1e-6 * program.step ? lastTime : program.stop

  const findBreak = (timeSeconds: number): number => {
    if (breaks.length > 0) engine.computeNextEvents()
    let earliest = Number.POSITIVE_INFINITY
    for (const address of breaks) {
      const time = memory[address] ?? Number.NaN
      if (time > timeSeconds * (1 + ROUNDING) && time < earliest) earliest = time
    }
    return earliest
  }
  const next = (timeSeconds: number, tick: number): Appointment => {
    let nextTick = Number.POSITIVE_INFINITY
    for (const rate of rates) nextTick = Math.min(nextTick, hitAfter(rate, tick))
    const hit = nextTick <= program.lastTick ? timeOf(nextTick) : Number.POSITIVE_INFINITY
    const breakTime = findBreak(timeSeconds)
    const earliest = Math.min(hit, breakTime, stop, landings(timeSeconds))
    const isNear = (time: number): boolean => Math.abs(time - earliest) <= ROUNDING * earliest
    return {
      time: isNear(hit) ? hit : isNear(stop) ? stop : earliest,
      tick: isNear(hit) ? nextTick : BETWEEN_TICKS,
      isBreak: isNear(breakTime),
    }
  }
  return { stop, next }
}

function listDiscreteRates({ majorOutputs, updates }: Program): Rate[] {
  const rates = new Map<string, Rate>()
  for (const { rate } of [...majorOutputs, ...updates])
    if (rate.period > 0 && Number.isFinite(rate.period)) rates.set(`${rate.period} ${rate.offset}`, rate)
  return [...rates.values()]
}

function hitAfter({ period, offset }: Rate, tick: number): number {
  return Math.max(0, Math.floor((tick - offset) / period) + 1) * period + offset
}
