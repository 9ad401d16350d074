/** Whether the motion leads back to where a sign switches, from both sides, and what else switches there. */
import type { GuardRates } from './guard-rates.ts'
import type { GuardWatch } from './guard-watch.ts'
import type { Slide, Slides } from './slides.ts'

/** How closely two guards that are one surface change at one rate. */
const SAME_RATE = 1e-6
/** Of the time: guards that cross 0 this close together cross it at one instant. */
const SAME_INSTANT = 1e-10

interface Surroundings {
  readonly memory: Float64Array
  readonly timeAddress: number
  /** Seconds. */
  readonly stop: number
  readonly watch: GuardWatch
  readonly guardRates: GuardRates
  readonly slides: Slides
}

/** The guard with all others that cross 0 where it does; null where the motion does not lead back from both sides. */
export function findSurface(
  guard: number,
  { memory, timeAddress, stop, watch, guardRates, slides }: Surroundings,
): Slide | null {
  const { values, rates } = guardRates
  const mode = watch.modeOf(guard)
  const kept = memory[mode] ?? 0
  const takeRates = (sign: 1 | -1): void => {
    memory[mode] = sign
    slides.putModes()
    guardRates.take()
  }
  takeRates(1)
  const [valuesAbove, above] = [values.slice(), rates.slice()]
  takeRates(-1)
  memory[mode] = kept
  const at = (list: Float64Array, i: number): number => list[i] ?? 0
  const change = at(rates, guard) - at(above, guard)
  const near = SAME_INSTANT * Math.max(memory[timeAddress] ?? 0, 1e-3 * stop) * change
  const isOwn = Math.abs(at(valuesAbove, guard) - at(values, guard)) <= near
  if (!(isOwn && at(above, guard) < 0 && at(rates, guard) > 0)) return null
  const members: { guard: number; turn: 1 | -1 }[] = []
  for (let i = 0; i < watch.count; i += 1) {
    if (!Number.isNaN(watch.margins[i])) continue
    const ratio = (at(rates, i) - at(above, i)) / change
    const [a, b] = [at(above, i) * at(rates, guard), at(rates, i) * at(above, guard)]
    const isSame = ratio !== 0 && Math.abs(a - b) <= SAME_RATE * (Math.abs(a) + Math.abs(b))
    if (isSame && Math.abs(at(values, i)) <= near * Math.abs(ratio))
      members.push({ guard: i, turn: ratio > 0 ? 1 : -1 })
  }
  return members.some(member => member.guard === guard) ? { guard, members } : null
}
