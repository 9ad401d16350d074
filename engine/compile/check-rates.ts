/**
 * Where two discrete rates meet: only a Rate Transition may join them, so that it is drawn which values the one sees of
 * the other. Continuous signals are sampled, and discrete ones held, without it.
 */
import { type ConfiguredBehaviour, updatesOf } from '../block/behaviour.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { type FlatBlock, wiredFrom } from './flat-block.ts'
import { describeSampleTime, isSame, isWithin, type SampleTime } from './sample-time.ts'

const HINT = 'Put a Rate Transition between them, or give both one sample time.'

export function checkRates(
  blocks: readonly FlatBlock[],
  behaviours: readonly ConfiguredBehaviour[],
  times: readonly SampleTime[],
  /** Those that do not inherit. */
  own: readonly (SampleTime | null)[],
  stepSeconds: number,
): Diagnostic[] {
  const say = (time: SampleTime): string => describeSampleTime(time, stepSeconds)
  return blocks.flatMap((block, index): Diagnostic[] => {
    if (!readsDiscrete(block, times)) return []
    const behaviour = behaviours[index]
    const computes = behaviour && Object.keys(behaviour.outputs).length + updatesOf(behaviour).length > 0
    if (!computes || block.part === 'activation') return []
    const inputs = Object.entries(block.sources).flatMap(([port, source]) => {
      const time = source && times[source.block]
      return time?.kind === 'discrete' ? [{ port, time, from: wiredFrom(block, port) ?? port }] : []
    })
    const declared = own[index]
    const complain = (port: string, message: string, hint = HINT): Diagnostic[] => [
      {
        severity: 'error',
        code: 'rate-mismatch',
        message,
        hint,
        place: { model: block.model, path: block.path, block: block.name, port },
      },
    ]
    if (block.type.role === 'rate-transition') {
      const [input] = inputs
      if (!input || !declared || declared.kind !== 'discrete') return []
      if (isWithin(declared, input.time) || isWithin(input.time, declared)) return []
      return complain(
        input.port,
        `${block.type.name} gives samples every ${say(declared)}, but ${input.from} computes every ${say(input.time)}: neither is a multiple of the other.`,
        'Choose sample times of which one divides the other.',
      )
    }
    if (declared) {
      const other = inputs.find(({ time }) => !isSame(time, declared))
      if (declared.kind !== 'discrete' || !other) return []
      return complain(
        other.port,
        `${block.type.name} computes every ${say(declared)}, but ${other.from}, which feeds its input ${other.port}, every ${say(other.time)}.`,
      )
    }
    const [first] = inputs
    const other = first && inputs.find(({ time }) => !isSame(time, first.time))
    // Where a continuous signal or one of every step joins in, the discrete ones are merely held.
    if (!first || !other || times[index]?.kind !== 'discrete') return []
    return complain(
      other.port,
      `${block.type.name} joins two sample times: ${first.from} computes every ${say(first.time)}, ${other.from} every ${say(other.time)}.`,
    )
  })
}

function readsDiscrete({ sources }: FlatBlock, times: readonly SampleTime[]): boolean {
  for (const port in sources) {
    const source = sources[port]
    if (source && times[source.block]?.kind === 'discrete') return true
  }
  return false
}
