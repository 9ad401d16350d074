/**
 * WebAssembly for one run of assignments that stands for many: the code of one instance, whose addresses move by a
 * constant stride from instance to instance. Two instances may go side by side in the two lanes of a vector; every
 * lane computes what a scalar would, so that the bits are the same. Values are numbered: what was computed once with
 * the same operands, by whichever block, is not computed again, and what does not change over time goes before the loop.
 */
import { OPERATIONS, type OperationName } from '../../block/operations.ts'
import {
  ALIGNMENT,
  BYTES,
  F64_FROM_I32,
  F64_NE,
  LOAD,
  OP,
  SCALAR_INSTRUCTIONS,
  SELECT,
  SIMD,
  SIMD_AND,
  SIMD_CONST,
  SIMD_EXTRACT,
  SIMD_INSTRUCTIONS,
  SIMD_LOAD_LANE,
  SIMD_LOAD_SPLAT,
  SIMD_LOAD_ZERO,
  SIMD_NE,
  SIMD_PSEUDO_MAXIMUM,
  SIMD_REPLACE,
  SIMD_SELECT,
  SIMD_SPLAT,
  SIMD_STORE_LANE,
  STORE,
} from './instructions.ts'
import { importIndex } from './operation-imports.ts'
import { type Bytes, double, F64, I32, unsigned, V128 } from './wasm-binary.ts'

/** Operations whose result is never finite when an operand is not. */
const SPREADING: ReadonlySet<OperationName> = new Set<OperationName>([
  'add',
  'subtract',
  'multiply',
  'negate',
  'absolute',
  'floor',
  'ceiling',
  'squareRoot',
  'sine',
  'cosine',
  'tangent',
])

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
type Place = 'before' | 'entry' | 'body'

export interface KernelCode {
  readonly lanes: Lanes
  /** Parameters of the function come first among the locals. */
  readonly addLocal: (type: number) => number
  readonly localTypes: readonly number[]
  /** Code of the three places, for the frame that the caller builds round them. */
  readonly code: Readonly<Record<Place, number[]>>
  /** What is emitted next goes there; values of another changing place are forgotten. */
  readonly turnTo: (place: Place) => void
  readonly write: (bytes: Bytes) => void
  readonly constant: (value: number) => Constant
  /** A local whose value the caller sets; `isSteady` as the caller knows. */
  readonly wrapLocal: (local: number, isSteady: boolean) => Local
  readonly push: (value: Value) => void
  readonly pushReal: (value: Value) => void
  readonly keep: (isTruth: boolean, isSteady: boolean) => Local
  readonly operate: (name: OperationName, operands: readonly Value[], isTruth?: boolean) => Value
  readonly load: (address: number, isSteady: boolean) => Value
  /** `base` is an i32 local to which the address is relative, or null. */
  readonly store: (address: number, stride: number, value: Value, base?: number | null) => void
  /** Locals that hold the offset of the present instance, for each stride in use, one a lane. */
  readonly offsets: ReadonlyMap<number, readonly number[]>
  /** Pairs of a value and what is never finite when the value is not, in order of emission. */
  readonly spreads: readonly (readonly [from: number, to: number])[]
}

export function createKernelCode(
  lanes: Lanes,
  firstLocal: number,
  strideOf: (address: number) => number,
): KernelCode {
  const localTypes: number[] = []
  const code: Record<Place, number[]> = { before: [], entry: [], body: [] }
  let place: Place = 'before'
  let nextId = 0
  const offsets = new Map<number, number[]>()
  const steady = new Map<string, Value>()
  let changing = new Map<string, Value>()
  const constants = new Map<string, Constant>()
  const spreads: (readonly [number, number])[] = []
  const vector = lanes === 2

  const addLocal = (type: number): number => firstLocal + localTypes.push(type) - 1
  const byte = (...bytes: number[]): void => {
    code[place].push(...bytes)
  }
  const write = (bytes: Bytes): void => {
    for (const next of bytes) code[place].push(next)
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
  const wrapLocal = (local: number, isSteady: boolean): Local => ({
    local,
    isTruth: false,
    isSteady,
    id: nextId++,
  })
  const truthMask = (value: number): number[] => Array<number>(16).fill(value === 0 ? 0 : 0xff)
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
  const pushReal = (value: Value): void => {
    push(value)
    if (!value.isTruth) return
    if (vector) {
      push(constant(1))
      simd(SIMD_AND)
    } else byte(F64_FROM_I32)
  }
  const pushTruth = (value: Value): void => {
    push(value)
    if (value.isTruth) return
    push(constant(0))
    if (vector) simd(SIMD_NE)
    else byte(F64_NE)
  }
  const keep = (isTruth: boolean, isSteady: boolean): Local => {
    const local = addLocal(vector ? V128 : isTruth ? I32 : F64)
    byte(OP.localSet)
    write(unsigned(local))
    return { local, isTruth, isSteady, id: nextId++ }
  }
  const turnTo = (next: Place): void => {
    if (next !== place) changing = new Map()
    place = next
  }
  /** Emits once, before the loop if nothing in it changes. */
  const number = (key: string, isSteady: boolean, isTruth: boolean, emit: () => void): Value => {
    const known = isSteady ? steady : changing
    const found = known.get(key)
    if (found) return found
    const back = place
    if (isSteady) place = 'before'
    emit()
    const value = keep(isTruth, isSteady)
    place = back
    known.set(key, value)
    return value
  }

  const emitOperation = (name: OperationName, operands: readonly Value[], isTruth: boolean): void => {
    const [a, b, c] = operands
    if (name === 'select' && a && b && c) {
      const pushChoice = isTruth ? pushTruth : pushReal
      pushChoice(b)
      pushChoice(c)
      pushTruth(a)
      if (vector) simd(SIMD_SELECT)
      else byte(SELECT)
      return
    }
    const pushOperand = OPERATIONS[name].operands[0] === 'boolean' ? pushTruth : pushReal
    const instruction = vector ? SIMD_INSTRUCTIONS[name] : SCALAR_INSTRUCTIONS[name]
    if (instruction !== undefined) {
      for (const operand of operands) pushOperand(operand)
      if (vector) simd(instruction)
      else byte(instruction)
      return
    }
    for (let lane = 0; lane < lanes; lane += 1) {
      for (const operand of operands) {
        pushOperand(operand)
        if (vector) simd(SIMD_EXTRACT, lane)
      }
      byte(OP.call)
      write(unsigned(importIndex(name)))
      if (vector && lane === 0) simd(SIMD_SPLAT)
      else if (vector) simd(SIMD_REPLACE, lane)
    }
  }
  const operate = (name: OperationName, operands: readonly Value[], given?: boolean): Value => {
    const isTruth = given ?? OPERATIONS[name].result === 'boolean'
    if (operands.every(operand => 'constant' in operand)) {
      const [a = 0, b = 0, c = 0] = operands.map(operand => operand.constant)
      return constant(OPERATIONS[name].evaluate(a, b, c), isTruth)
    }
    const [a, b] = operands
    if (vector && a && b && (name === 'maximum' || name === 'minimum') && a.isSteady !== b.isSteady)
      return name === 'maximum'
        ? limit(a, b)
        : operate('negate', [limit(operate('negate', [a]), operate('negate', [b]))])
    const isSteady = operands.every(operand => operand.isSteady)
    const key = `${name} ${isTruth} ${operands.map(({ id }) => id).join(' ')}`
    const value = number(key, isSteady, isTruth, () => emitOperation(name, operands, isTruth))
    if (SPREADING.has(name)) for (const operand of operands) spreads.push([operand.id, value.id])
    return value
  }

  /**
   * The maximum of two, one of which is steady, in two instructions where the exact one takes seven: what is added to
   * the quick maximum is -0, which changes nothing, or the steady value itself where that is 0 or not a number.
   */
  const limit = (a: Value, b: Value): Value => {
    const [x, bound] = b.isSteady ? [a, b] : [b, a]
    const isZero = operate('equal', [bound, constant(0)])
    const isOdd = operate('or', [isZero, operate('notEqual', [bound, bound])])
    const correction = operate('select', [isOdd, bound, constant(-0)])
    return number(`limit ${x.id} ${bound.id}`, false, false, () => {
      pushReal(x)
      pushReal(bound)
      simd(SIMD_PSEUDO_MAXIMUM)
      pushReal(correction)
      simd(SIMD_INSTRUCTIONS.add ?? 0)
    })
  }

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
  const load = (address: number, isSteady: boolean): Value =>
    number(`load ${address}`, isSteady, false, () => {
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
    })
  const store = (address: number, stride: number, value: Value, base: number | null = null): void => {
    for (let lane = 0; lane < lanes; lane += 1) {
      pushOffset(stride, lane, base)
      pushReal(value)
      if (vector) simd(SIMD_STORE_LANE)
      else byte(STORE)
      writeAddress(address)
      if (vector) byte(lane)
    }
  }

  return {
    lanes,
    addLocal,
    localTypes,
    code,
    turnTo,
    write,
    constant,
    wrapLocal,
    push,
    pushReal,
    keep,
    operate,
    load,
    store,
    offsets,
    spreads,
  }
}
