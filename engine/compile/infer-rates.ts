/**
 * When each block computes: continuous, at ticks {period, offset}, or constant. A block that declares a period has
 * it; one with continuous states or that reads the time is continuous; one that reads the tick computes at every major
 * step; all others inherit from what feeds them.
 */
import { type ConfiguredBehaviour, updatesOf } from '../block/block-type.ts'
import { countTicks } from '../math/tick-time.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { EXIT_ACTIVE } from './activation.ts'
import { readsTick, readsTime } from './feedthrough.ts'
import type { FlatBlock } from './flatten.ts'
import { join } from './path.ts'
import type { Rate } from './program.ts'

export const CONTINUOUS: Rate = { period: 0, offset: 0 }
const EVERY_STEP: Rate = { period: 1, offset: 0 }
const CONSTANT: Rate = { period: Number.POSITIVE_INFINITY, offset: 0 }

export function isContinuous(rate: Rate): boolean {
  return rate.period === 0
}

/** Whether a rate takes part in the major step of a tick. */
export function hits(rate: Rate, tick: number): boolean {
  return (
    rate.period === 0 || rate.period === Number.POSITIVE_INFINITY || (tick - rate.offset) % rate.period === 0
  )
}

export interface Rates {
  /** By flat block. */
  readonly rates: readonly Rate[]
  readonly diagnostics: readonly Diagnostic[]
}

export function inferRates(
  blocks: readonly FlatBlock[],
  behaviours: readonly ConfiguredBehaviour[],
  stepSeconds: number,
): Rates {
  const diagnostics: Diagnostic[] = []
  const own = blocks.map((block, index) => ownRate(block, behaviours[index], stepSeconds, diagnostics))
  const rates = own.map(rate => rate ?? CONSTANT)
  const readers = blocks.map((): number[] => [])
  blocks.forEach((block, index) => {
    for (const source of Object.values(block.sources)) if (source) readers[source.block]?.push(index)
  })

  const waiting = [...blocks.keys()]
  for (const index of waiting) {
    if (own[index]) continue
    const sources = Object.entries(blocks[index]?.sources ?? {}).flatMap(([port, source]) =>
      port === EXIT_ACTIVE ? [] : source,
    )
    const inherited = sources.reduce<Rate>(
      (rate, source) => (source ? merge(rate, rates[source.block] ?? CONSTANT) : rate),
      CONSTANT,
    )
    const before = rates[index] ?? CONSTANT
    if (inherited.period === before.period && inherited.offset === before.offset) continue
    rates[index] = inherited
    waiting.push(...(readers[index] ?? []))
  }
  return { rates, diagnostics }
}

function ownRate(
  block: FlatBlock,
  behaviour: ConfiguredBehaviour | undefined,
  stepSeconds: number,
  diagnostics: Diagnostic[],
): Rate | null {
  const seconds = block.type.period(block.values)
  const isTriggered = block.activation.trigger !== null
  if (isTriggered) {
    diagnostics.push(...checkTriggered(block, behaviour, seconds))
    return EVERY_STEP
  }
  if (seconds !== null) {
    const ticks = seconds === 0 ? 1 : countTicks(seconds, stepSeconds)
    if (ticks !== null && ticks >= 1) return { period: ticks, offset: 0 }
    diagnostics.push({
      severity: 'error',
      code: 'bad-sample-time',
      message: `The sample time of ${seconds} s is not a whole multiple of the step of ${stepSeconds} s.`,
      hint: nearestMultiples(seconds, stepSeconds),
      place: { model: block.model, path: block.path, block: block.name },
    })
    return { period: 1, offset: 0 }
  }
  if (!behaviour) return null
  if (Object.values(behaviour.states).some(state => state.kind === 'continuous')) return CONTINUOUS
  const outputs = Object.values(behaviour.outputs)
  if (outputs.some(readsTime)) return CONTINUOUS
  return [...outputs, ...updatesOf(behaviour)].some(readsTick) ? EVERY_STEP : null
}

/** What stands in a triggered model has no time of its own. */
function checkTriggered(
  { type, activation, model, path, name }: FlatBlock,
  behaviour: ConfiguredBehaviour | undefined,
  seconds: number | null,
): Diagnostic[] {
  const { trigger } = activation
  const states = Object.values(behaviour?.states ?? {})
  const isContinuous = states.some(({ kind }) => kind === 'continuous')
  if (!trigger || (!isContinuous && !seconds)) return []
  const around = join(trigger.path, trigger.name)
  return [
    {
      severity: 'error',
      code: 'conditional-model',
      message: isContinuous
        ? `${type.name} has a continuous state, but ${around} is triggered: what stands in it computes at single instants.`
        : `${type.name} has a sample time of ${seconds} s, but ${around} is triggered: what stands in it computes at the trigger's instants.`,
      hint: isContinuous
        ? `Use a discrete block in its place, or make ${around} an Enabled Model.`
        : 'Give it a sample time of 0.',
      place: { model, path, block: name },
    },
  ]
}

function nearestMultiples(seconds: number, stepSeconds: number): string {
  const below = Math.floor(seconds / stepSeconds)
  const choices = below >= 1 ? [below, below + 1] : [1]
  return `Use ${choices.map(ticks => `${Number((ticks * stepSeconds).toPrecision(12))} s`).join(' or ')}, or change the step.`
}

/** The slowest rate that hits wherever one of the two does. */
function merge(a: Rate, b: Rate): Rate {
  if (a.period === 0 || b.period === 0) return CONTINUOUS
  if (a.period === Number.POSITIVE_INFINITY) return b
  if (b.period === Number.POSITIVE_INFINITY) return a
  const period = gcd(gcd(a.period, b.period), Math.abs(a.offset - b.offset))
  return { period, offset: Math.min(a.offset, b.offset) % period }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
