/** Values of any signal of the present run, as they stand in its memory now. */
import type { RunDescription } from '../../engine/index.ts'
import type { Recording } from './recording.ts'

export interface SignalValues {
  /** By `path/block.port`; null for what the run does not compute, or cannot be seen from here. */
  readonly read: (name: string) => readonly number[] | null
}

/** Where the memory is not shared, only what is recorded can be seen. */
export function createSignalValues(
  { memory, outputs }: Pick<RunDescription, 'memory' | 'outputs'>,
  recording: Recording,
): SignalValues {
  const places = new Map(outputs.map(place => [place.name, place]))
  const values = memory && new Float64Array(memory)
  const recorded = new Map(recording.signals.map(signal => [signal.name, signal]))
  return {
    read: name => {
      const place = places.get(name)
      if (values && place) return Array.from(values.subarray(place.address, place.address + place.width))
      const signal = recorded.get(name)
      const last = recording.rows() - 1
      if (!signal || last < 0) return null
      return Array.from(
        { length: signal.width },
        (_, i) => recording.column(signal.column + i)?.at(last) ?? Number.NaN,
      )
    },
  }
}
