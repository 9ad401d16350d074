/**
 * A function while it is written, for one instance or for two side by side in the lanes of vectors: its locals, its code in
 * three places, and the values that it has on the way.
 */
import { F64_FROM_I32, F64_NE, OP, SIMD, SIMD_AND, SIMD_CONST, SIMD_NE } from './instructions.ts'
import { type Bytes, double, F64, I32, unsigned, V128 } from './wasm-binary.ts'

export type Lanes = 1 | 2

/** A constant, or a local. `isSteady`: it stands before the loop over time and never changes in it. */
interface Constant {
  readonly constant: number
  readonly isTruth: boolean
  readonly isSteady: true
  readonly id: number
}
interface Local {
  readonly local: number
  readonly isTruth: boolean
  readonly isSteady: boolean
  readonly id: number
}
export type Value = Constant | Local

/** Where code goes: before the loop over time, once before it for what does change, and inside. */
export type Place = 'before' | 'entry' | 'body'

export interface KernelWriter {
  readonly lanes: Lanes
  /** Where what is written next goes. */
  readonly place: () => Place
  readonly goTo: (place: Place) => void
  /** Code of the three places, for the frame that the caller builds round them. */
  readonly code: Readonly<Record<Place, number[]>>
  readonly localTypes: readonly number[]
  /** Parameters of the function come first among the locals. */
  readonly addLocal: (type: number) => number
  readonly byte: (...bytes: number[]) => void
  readonly write: (bytes: Bytes) => void
  readonly getLocal: (index: number) => void
  readonly simd: (operation: number, ...immediates: number[]) => void
  readonly constant: (value: number, isTruth?: boolean) => Constant
  /** A local whose value the caller sets; `isSteady` as the caller knows. */
  readonly wrapLocal: (local: number, isSteady: boolean) => Local
  readonly push: (value: Value) => void
  readonly pushReal: (value: Value) => void
  readonly pushTruth: (value: Value) => void
  /** Takes what the code before it left on the stack into a local. */
  readonly keep: (isTruth: boolean, isSteady: boolean) => Local
}

const truthMask = (value: number): number[] => Array<number>(16).fill(value === 0 ? 0 : 0xff)

export function createKernelWriter(lanes: Lanes, firstLocal: number): KernelWriter {
  const vector = lanes === 2
  const localTypes: number[] = []
  const code: Record<Place, number[]> = { before: [], entry: [], body: [] }
  const constants = new Map<string, Constant>()
  let nextId = 0
  let place: Place = 'before'
  let target = code.before

  const addLocal = (type: number): number => firstLocal + localTypes.push(type) - 1
  const byte = (...bytes: number[]): void => {
    target.push(...bytes)
  }
  const write = (bytes: Bytes): void => {
    for (const next of bytes) target.push(next)
  }
  const getLocal = (index: number): void => {
    byte(OP.localGet)
    write(unsigned(index))
  }
  const simd = (operation: number, ...immediates: number[]): void => {
    byte(SIMD)
    write(unsigned(operation))
    byte(...immediates)
  }
  const constant = (value: number, isTruth = false): Constant => {
    const key = `${Object.is(value, -0) ? '-0' : value} ${isTruth}`
    const found = constants.get(key)
    if (found) return found
    const made: Constant = { constant: value, isTruth, isSteady: true, id: nextId++ }
    constants.set(key, made)
    return made
  }
  const push = (value: Value): void => {
    if ('local' in value) {
      getLocal(value.local)
    } else if (vector) {
      simd(SIMD_CONST)
      if (value.isTruth) write(truthMask(value.constant))
      else write([...double(value.constant), ...double(value.constant)])
    } else if (value.isTruth) {
      byte(OP.i32Const, value.constant === 0 ? 0 : 1)
    } else {
      byte(OP.f64Const)
      write(double(value.constant))
    }
  }
  return {
    lanes,
    place: () => place,
    goTo: next => {
      place = next
      target = code[next]
    },
    code,
    localTypes,
    addLocal,
    byte,
    write,
    getLocal,
    simd,
    constant,
    wrapLocal: (local, isSteady) => ({ local, isTruth: false, isSteady, id: nextId++ }),
    push,
    pushReal: value => {
      push(value)
      if (!value.isTruth) return
      if (vector) {
        push(constant(1))
        simd(SIMD_AND)
      } else byte(F64_FROM_I32)
    },
    pushTruth: value => {
      push(value)
      if (value.isTruth) return
      push(constant(0))
      if (vector) simd(SIMD_NE)
      else byte(F64_NE)
    },
    keep: (isTruth, isSteady) => {
      const local = addLocal(vector ? V128 : isTruth ? I32 : F64)
      byte(OP.localSet)
      write(unsigned(local))
      return { local, isTruth, isSteady, id: nextId++ }
    },
  }
}
