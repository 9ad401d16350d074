/** Functions over the run's memory that compiled code calls: the very ones that the Simple engine calls. */
import { readArray, recall, repeat } from '../arrays.ts'
import { interpolate } from '../interpolate.ts'

interface MemoryFunction {
  /** Numbers of doubles and of integers that it takes, in this order. */
  readonly reals: number
  readonly integers: number
  readonly hasResult: boolean
  readonly bind: (memory: Float64Array) => (...values: number[]) => unknown
}

export const MEMORY_FUNCTIONS = {
  interpolate: {
    reals: 1,
    integers: 4,
    hasResult: true,
    bind:
      memory =>
      (x = 0, xs = 0, ys = 0, count = 0, variant = 0) =>
        interpolate(x, memory, xs, ys, count, variant),
  },
  readArray: {
    reals: 1,
    integers: 3,
    hasResult: true,
    bind:
      memory =>
      (index = 0, address = 0, count = 0, stride = 0) =>
        readArray(index, memory, address, count, stride),
  },
  recall: {
    reals: 2,
    integers: 5,
    hasResult: true,
    bind:
      memory =>
      (at = 0, written = 0, times = 0, values = 0, count = 0, stride = 0, isSlope = 0) =>
        recall(at, written, memory, times, values, count, stride, isSlope),
  },
  repeat: {
    reals: 0,
    integers: 3,
    hasResult: false,
    bind:
      memory =>
      (address = 0, period = 0, width = 0) =>
        repeat(memory, address, period, width),
  },
} as const satisfies Record<string, MemoryFunction>

export type MemoryFunctionName = keyof typeof MEMORY_FUNCTIONS

/** In the order in which a module imports them. */
export const MEMORY_FUNCTION_NAMES = Object.keys(MEMORY_FUNCTIONS) as MemoryFunctionName[]
