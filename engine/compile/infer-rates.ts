/**
 * When each block computes: continuous, at every major step, at ticks {period, offset}, or constant. A block that declares
 * a sample time has it; one with continuous states or that reads the time is continuous; one that reads the tick computes
 * at every major step, and so does what stands in a triggered model; all others inherit from what feeds them.
 *
 * With variable steps what follows a flag is continuous, because a flag changes at instants that are no ticks.
 */
import { type ConfiguredBehaviour, updatesOf } from '../block/behaviour.ts'
import { activeOf } from '../block/block-role.ts'
import { MOST_TICKS } from '../math/tick-time.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { EXIT_ACTIVE } from './activation.ts'
import { checkRates } from './check-rates.ts'
import { readsTick, readsTime } from './feedthrough.ts'
import type { FlatBlock } from './flat-block.ts'
import { once } from './once.ts'
import { join } from './path.ts'
import type { Rate } from './program.ts'
import { listReaders } from './readers.ts'
import {
  CONSTANT,
  CONTINUOUS_TIME,
  countSampleTime,
  EVERY_STEP,
  isSame,
  isWithin,
  merge,
  type SampleTime,
} from './sample-time.ts'

/** How the flags of a Merge are called. */
const MERGE_FLAG = activeOf('')

export const CONTINUOUS: Rate = CONTINUOUS_TIME.rate

export function isContinuous(rate: Rate): boolean {
  return rate.period === 0
}

/** In place of a tick, for major steps of variable length: only what is continuous or constant takes part. */
export const BETWEEN_TICKS = Number.NaN

/** Whether a rate takes part in the major step of a tick. */
export function hits(rate: Rate, tick: number): boolean {
  return (
    rate.period === 0 || rate.period === Number.POSITIVE_INFINITY || (tick - rate.offset) % rate.period === 0
  )
}

export interface Rates {
  /** By flat block. */
  readonly rates: readonly Rate[]
  /** Rate transitions from a slow signal to fast readers, by index. */
  readonly slowToFast: ReadonlySet<number>
  readonly diagnostics: readonly Diagnostic[]
}

export function inferRates(
  blocks: readonly FlatBlock[],
  behaviours: readonly ConfiguredBehaviour[],
  stepSeconds: number,
  isVariable = false,
): Rates {
  const diagnostics: Diagnostic[] = []
  const traitsOf = once(findTimeTraits)
  const own = blocks.map((block, index) => {
    const behaviour = behaviours[index]
    return behaviour
      ? ownTime(block, traitsOf(behaviour), { stepSeconds, isVariable }, diagnostics)
      : EVERY_STEP
  })
  const everyStep = isVariable ? CONTINUOUS_TIME : EVERY_STEP
  const times = inherit(blocks, own, everyStep)
  const slowToFast = new Set<number>()
  const rates = blocks.map((block, index): Rate => {
    const out = times[index] ?? CONSTANT
    // A constant counts as computed once the run has begun; what may be off then is computed when it comes on.
    if (out.kind === 'constant' && block.activation.active) return everyStep.rate
    if (block.type.role !== 'rate-transition') return out.rate
    const [source] = Object.values(block.sources)
    const from = source && times[source.block]
    if (from?.kind !== 'discrete' || isWithin(out, from)) return out.rate
    // Its readers see the fast rate, but what it gives changes with the slow one.
    slowToFast.add(index)
    return from.rate
  })
  diagnostics.push(...checkRates(blocks, behaviours, times, own, stepSeconds))
  return { rates, slowToFast, diagnostics }
}

/** Sample times travel along the connections until nothing changes. */
function inherit(
  blocks: readonly FlatBlock[],
  own: readonly (SampleTime | null)[],
  everyStep: SampleTime,
): SampleTime[] {
  const times = own.map(time => time ?? CONSTANT)
  const readers = listReaders(blocks)
  const waiting = [...blocks.keys()]
  for (const index of waiting) {
    const block = blocks[index]
    if (!block || own[index]) continue
    let joined = CONSTANT
    for (const port in block.sources) {
      const source = block.sources[port]
      if (source && !isFlag(port)) joined = merge(joined, times[source.block] ?? CONSTANT)
    }
    const inherited = joined.kind === 'constant' && isConditional(block) ? everyStep : joined
    if (isSame(inherited, times[index] ?? CONSTANT)) continue
    times[index] = inherited
    for (const reader of readers[index] ?? []) waiting.push(reader)
  }
  return times
}

/** Whether an input says when something runs: what it gives does not follow the flag's rate. */
function isFlag(port: string): boolean {
  return port === EXIT_ACTIVE || port.startsWith(MERGE_FLAG)
}

/** What it gives changes with a flag, even where what it takes never does. */
function isConditional({ part, type }: FlatBlock): boolean {
  return part === 'exit' || type.role === 'merge'
}

/** What a behaviour says of the time at which it is computed. */
interface TimeTraits {
  readonly hasContinuousState: boolean
  readonly outputsReadTime: boolean
  readonly readsTick: boolean
}

function findTimeTraits(behaviour: ConfiguredBehaviour): TimeTraits {
  const outputs = Object.values(behaviour.outputs)
  return {
    hasContinuousState: Object.values(behaviour.states).some(({ kind }) => kind === 'continuous'),
    outputsReadTime: outputs.some(readsTime),
    readsTick: [...outputs, ...updatesOf(behaviour)].some(readsTick),
  }
}

function ownTime(
  block: FlatBlock,
  { hasContinuousState, outputsReadTime, readsTick }: TimeTraits,
  { stepSeconds, isVariable }: { readonly stepSeconds: number; readonly isVariable: boolean },
  diagnostics: Diagnostic[],
): SampleTime | null {
  const period = block.type.period(block.values)
  if (block.activation.trigger) {
    diagnostics.push(...checkTriggered(block, hasContinuousState, period))
    return isVariable ? CONTINUOUS_TIME : EVERY_STEP
  }
  // Every step, of whatever length: what is held between steps is held by its modes.
  if (period === 0 && isVariable && !readsTick) return CONTINUOUS_TIME
  if (period !== null) {
    const offset = block.offsetSeconds
    const time = countSampleTime({ period, offset }, stepSeconds)
    if (time) return time
    const isPeriod = countSampleTime({ period, offset: 0 }, stepSeconds) === null
    const what = isPeriod ? 'sample time' : 'offset'
    const seconds = isPeriod ? period : offset
    diagnostics.push({
      severity: 'error',
      code: 'bad-sample-time',
      ...(seconds / stepSeconds > MOST_TICKS
        ? {
            message: `The ${what} of ${seconds} s is longer than any run.`,
            hint: 'Give it a sample time that is shorter than the run.',
          }
        : {
            message: `The ${what} of ${seconds} s is not a whole multiple of the step of ${stepSeconds} s.`,
            hint: nearestMultiples(seconds, stepSeconds),
          }),
      place: {
        model: block.model,
        path: block.path,
        block: block.name,
        ...namePeriod(block),
      },
    })
    return EVERY_STEP
  }
  if (hasContinuousState || outputsReadTime) return CONTINUOUS_TIME
  return readsTick ? EVERY_STEP : null
}

/** The parameter that the period stands in, where it is one. */
function namePeriod({ type }: FlatBlock): { readonly parameter?: string } {
  const found = Object.entries(type.parameters).find(([, { kind }]) => kind === 'period')
  return found ? { parameter: found[0] } : {}
}

/** What stands in a triggered model has no time of its own. */
function checkTriggered(
  { type, activation, model, path, name }: FlatBlock,
  isContinuousBlock: boolean,
  seconds: number | null,
): Diagnostic[] {
  const { trigger } = activation
  if (!trigger || (!isContinuousBlock && !seconds)) return []
  const around = join(trigger.path, trigger.name)
  return [
    {
      severity: 'error',
      code: 'conditional-model',
      message: isContinuousBlock
        ? `${type.name} has a continuous state, but ${around} is triggered: what stands in it computes at single instants.`
        : `${type.name} has a sample time of ${seconds} s, but ${around} is triggered: what stands in it computes at the trigger's instants.`,
      hint: isContinuousBlock
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
