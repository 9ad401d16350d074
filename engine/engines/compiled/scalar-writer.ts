/**
 * One function over the run's memory while it is written: every value is a constant or a local of its own, and a double that
 * was read or written before is not read again.
 */
import { ALIGNMENT, BYTES, F64_FROM_I32, F64_NE, LOAD, OP, STORE } from './instructions.ts'
import { createCodeWriter, F64, functionBody, I32 } from './wasm-binary.ts'

/** A constant, or a local that holds an f64 or (a truth) an i32. */
export type Value =
  | { readonly constant: number; readonly isTruth: false }
  | { readonly local: number; readonly isTruth: boolean }

export const ZERO: Value = { constant: 0, isTruth: false }

export interface ScalarWriter {
  readonly instruction: (code: number) => void
  readonly call: (index: number) => void
  readonly push: (value: Value) => void
  /** As an f64. */
  readonly pushReal: (value: Value) => void
  /** As an i32: 1 where the value is not 0. */
  readonly pushTruth: (value: Value) => void
  readonly pushInteger: (value: number) => void
  /** Takes what the code before it left on the stack into a local. */
  readonly keep: (isTruth: boolean) => Value
  readonly load: (address: number) => Value
  readonly store: (address: number, value: Value) => void
  /** The double there is written by somebody else. */
  readonly forget: (address: number) => void
  /** The function as it stands in the code section; it does all that was written so many times. */
  readonly finish: (copies: number) => Uint8Array
}

export function createScalarWriter(): ScalarWriter {
  const code = createCodeWriter()
  const locals: number[] = []
  /** Doubles that were read or written in this function already. */
  const cells = new Map<number, Value>()

  const push = (value: Value): void => {
    if ('local' in value) {
      code.byte(OP.localGet)
      code.unsigned(value.local)
    } else {
      code.byte(OP.f64Const)
      code.double(value.constant)
    }
  }
  const pushReal = (value: Value): void => {
    push(value)
    if (value.isTruth) code.byte(F64_FROM_I32)
  }
  const pushTruth = (value: Value): void => {
    push(value)
    if (value.isTruth) return
    push(ZERO)
    code.byte(F64_NE)
  }
  const keep = (isTruth: boolean): Value => {
    const local = locals.push(isTruth ? I32 : F64) - 1
    code.byte(OP.localSet)
    code.unsigned(local)
    return { local, isTruth }
  }
  const load = (address: number): Value => {
    const found = cells.get(address)
    if (found) return found
    code.byte(OP.i32Const)
    code.byte(0)
    code.byte(LOAD)
    code.byte(ALIGNMENT)
    code.unsigned(address * BYTES)
    const value = keep(false)
    cells.set(address, value)
    return value
  }
  const store = (address: number, value: Value): void => {
    code.byte(OP.i32Const)
    code.byte(0)
    pushReal(value)
    code.byte(STORE)
    code.byte(ALIGNMENT)
    code.unsigned(address * BYTES)
    cells.set(address, value)
  }

  const pushInteger = (value: number): void => {
    code.byte(OP.i32Const)
    code.signed(value)
  }
  const call = (index: number): void => {
    code.byte(OP.call)
    code.unsigned(index)
  }
  const finish = (copies: number): Uint8Array => {
    const once = code.bytes()
    const all = new Uint8Array(copies * once.length + 1)
    for (let copy = 0; copy < copies; copy += 1) all.set(once, copy * once.length)
    all[all.length - 1] = OP.end
    return functionBody(locals, all)
  }
  return {
    instruction: code.byte,
    call,
    push,
    pushReal,
    pushTruth,
    pushInteger,
    keep,
    load,
    store,
    forget: address => cells.delete(address),
    finish,
  }
}

export function each(width: number, make: (i: number) => Value): Value[] {
  const values: Value[] = []
  for (let i = 0; i < width; i += 1) values.push(make(i))
  return values
}

/** One value stands for all elements. */
export function pick(values: readonly Value[], index: number): Value {
  const value = values[values.length === 1 ? 0 : index]
  if (!value) throw new Error('An expression has fewer elements than its width says.')
  return value
}
