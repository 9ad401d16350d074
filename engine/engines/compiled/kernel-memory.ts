/** Doubles of the run's memory in a kernel: each instance has its own, a stride behind those of the instance before. */
import {
  ALIGNMENT,
  BYTES,
  LOAD,
  OP,
  SIMD_LOAD_LANE,
  SIMD_LOAD_SPLAT,
  SIMD_LOAD_ZERO,
  SIMD_STORE_LANE,
  STORE,
} from './instructions.ts'
import type { KernelWriter, Value } from './kernel-writer.ts'
import { get, integer, set } from './snippets.ts'
import { I32, unsigned } from './wasm-binary.ts'

export interface KernelMemory {
  /** Leaves it on the stack, that of both instances in a vector. */
  readonly pushLoaded: (address: number) => void
  /** `base` is an i32 local to which the address is relative, or null. */
  readonly store: (address: number, stride: number, value: Value, base?: number | null) => void
  /** Locals that hold the offset of the present instance, for each stride in use, one a lane. */
  readonly offsets: ReadonlyMap<number, readonly number[]>
}

export function createKernelMemory(
  { lanes, addLocal, byte, write, getLocal, simd, pushReal }: KernelWriter,
  strideOf: (address: number) => number,
): KernelMemory {
  const vector = lanes === 2
  const offsets = new Map<number, number[]>()
  const offsetOf = (stride: number): readonly number[] => {
    const found = offsets.get(stride)
    if (found) return found
    const made = Array.from({ length: lanes }, () => addLocal(I32))
    offsets.set(stride, made)
    return made
  }
  const pushOffset = (stride: number, lane: number, base: number | null): void => {
    if (stride === 0) {
      if (base === null) byte(OP.i32Const, 0)
      else getLocal(base)
      return
    }
    getLocal(offsetOf(stride)[lane] ?? 0)
    if (base === null) return
    getLocal(base)
    byte(OP.i32Add)
  }
  const writeAddress = (address: number): void => {
    byte(ALIGNMENT)
    write(unsigned(address * BYTES))
  }
  return {
    offsets,
    pushLoaded: address => {
      const stride = strideOf(address)
      if (!vector) {
        pushOffset(stride, 0, null)
        byte(LOAD)
        writeAddress(address)
      } else if (stride === 0) {
        pushOffset(0, 0, null)
        simd(SIMD_LOAD_SPLAT)
        writeAddress(address)
      } else {
        pushOffset(stride, 1, null)
        pushOffset(stride, 0, null)
        simd(SIMD_LOAD_ZERO)
        writeAddress(address)
        simd(SIMD_LOAD_LANE)
        writeAddress(address)
        byte(1)
      }
    },
    store: (address, stride, value, base = null) => {
      for (let lane = 0; lane < lanes; lane += 1) {
        pushOffset(stride, lane, base)
        pushReal(value)
        if (vector) simd(SIMD_STORE_LANE)
        else byte(STORE)
        writeAddress(address)
        if (vector) byte(lane)
      }
    },
  }
}

/** Sets the offsets to those of an instance; `end` leaves on the stack the number behind the last one. */
export function moveOffsets(
  { offsets }: Pick<KernelMemory, 'offsets'>,
  instance: number,
  end: readonly number[],
): number[] {
  // The last of an odd number stands in both lanes.
  const isThereSecond = [...get(instance), ...integer(1), OP.i32Add, ...end, OP.i32LessSigned, OP.i32Add]
  return [...offsets].flatMap(([stride, locals]) =>
    locals.flatMap((local, lane) => [
      ...[...get(instance), ...(lane === 0 ? [] : isThereSecond)],
      ...[...integer(stride * BYTES), OP.i32Multiply, ...set(local)],
    ]),
  )
}
