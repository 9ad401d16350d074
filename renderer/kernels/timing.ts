/** What the compiler found of the times of blocks, for one shown context: letters, words and a colour for each rate. */
import type { Timing, TimingRate } from '../../engine/index.ts'
import type { Diagram } from './diagram.ts'
import { formatQuantity } from './si-format.ts'

/** One row of the legend. */
export interface RateMark {
  /** `Cont`, `D1` (the fastest), `T1`, `Const`, `Multi`. */
  readonly letters: string
  /** `every 1 ms, from 0.5 ms on`. */
  readonly words: string
  /** A class that has the colour. */
  readonly color: string
}

/** Slower rates than these share the last colour: their letters differ. */
const DISCRETE_COLORS = 6

export function markRates(rates: readonly TimingRate[]): RateMark[] {
  const counts = { discrete: 0, triggered: 0 }
  return rates.map(rate => {
    if (rate.kind === 'discrete') counts.discrete += 1
    if (rate.kind === 'triggered') counts.triggered += 1
    return markRate(rate, counts)
  })
}

/** The how manieth of its kind it is, of those that have numbers. */
function markRate(
  rate: TimingRate,
  { discrete, triggered }: { discrete: number; triggered: number },
): RateMark {
  switch (rate.kind) {
    case 'continuous':
      return { letters: 'Cont', words: 'continuous', color: 'rate-continuous' }
    case 'discrete': {
      const color = `rate-${Math.min(discrete, DISCRETE_COLORS)}`
      return { letters: `D${discrete}`, words: describePeriod(rate), color }
    }
    case 'triggered':
      return { letters: `T${triggered}`, words: `at the events of ${rate.by}`, color: 'rate-triggered' }
    case 'constant':
      return { letters: 'Const', words: 'constant', color: 'rate-constant' }
    case 'hybrid':
      return { letters: 'Multi', words: 'a model of several rates', color: 'rate-hybrid' }
  }
}

function describePeriod({ periodSeconds, offsetSeconds }: Extract<TimingRate, { kind: 'discrete' }>): string {
  const every = `every ${formatQuantity(periodSeconds, 's', 6)}`
  return offsetSeconds === 0 ? every : `${every}, from ${formatQuantity(offsetSeconds, 's', 6)} on`
}

export interface ShownTiming {
  /** Index of the rate, by block; blocks that the last check did not know have none. */
  readonly rates: ReadonlyMap<string, number>
  /** By output, `a.y`. */
  readonly nets: ReadonlyMap<string, number>
  /** `3`, `3, 7`, of a Model block `3–7`; blocks that are not computed have none. */
  readonly order: ReadonlyMap<string, string>
}

/** What passes signals on, such as a Goto, has the rate of what it passes on. */
export function timingOf(
  { blocks: known, passed }: Timing,
  diagram: Diagram,
  context: readonly string[],
): ShownTiming {
  const prefix = context.map(name => `${name}/`).join('')
  const timings = new Map(known)
  const passing = new Map(passed)
  const rates = new Map<string, number>()
  const nets = new Map<string, number>()
  const order = new Map<string, string>()
  const inputs = new Map<string, { block: string; net: string }[]>()
  for (const { from, to, net } of diagram.connections)
    inputs.set(to.block, [...(inputs.get(to.block) ?? []), { block: from.block, net }])

  /** Blocks that were asked about lead round a ring of what only passes on. */
  const rateOfBlock = (name: string, asked: ReadonlySet<string>): number | undefined => {
    const own = rates.get(name) ?? timings.get(`${prefix}${name}`)?.rate
    if (own !== undefined || asked.has(name)) return own
    const out = diagram.blocks
      .get(name)
      ?.outputs.map(port => passing.get(`${prefix}${name}.${port.name}`))
      .find(rate => rate !== undefined)
    if (out !== undefined) return out
    for (const { block, net } of inputs.get(name) ?? []) {
      const rate = passing.get(`${prefix}${net}`) ?? rateOfBlock(block, new Set([...asked, name]))
      if (rate !== undefined) return rate
    }
    return undefined
  }
  for (const name of diagram.blocks.keys()) {
    const rate = rateOfBlock(name, new Set())
    if (rate !== undefined) rates.set(name, rate)
    const timing = timings.get(`${prefix}${name}`)
    if (timing && timing.order.length > 0) order.set(name, timing.order.join(timing.isModel ? '–' : ', '))
  }
  for (const { from, net } of diagram.connections) {
    const rate = passing.get(`${prefix}${net}`) ?? rates.get(from.block)
    if (rate !== undefined) nets.set(net, rate)
  }
  return { rates, nets, order }
}
