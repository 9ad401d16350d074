/**
 * WebAssembly for one run of assignments that stands for many: the code of one instance, whose addresses move by a
 * constant stride from instance to instance. Two instances may go side by side in the two lanes of a vector; every
 * lane computes what a scalar would, so that the bits are the same. Values are numbered: what was computed once with
 * the same operands, by whichever block, is not computed again, and what does not change over time goes before the loop.
 */
import { OPERATIONS, type OperationName } from '../../block/operations.ts'
import {
  OP,
  SCALAR_INSTRUCTIONS,
  SELECT,
  SIMD_EXTRACT,
  SIMD_INSTRUCTIONS,
  SIMD_PSEUDO_MAXIMUM,
  SIMD_REPLACE,
  SIMD_SELECT,
  SIMD_SPLAT,
} from './instructions.ts'
import { createKernelMemory, type KernelMemory } from './kernel-memory.ts'
import { createKernelWriter, type KernelWriter, type Lanes, type Place, type Value } from './kernel-writer.ts'
import { importIndex } from './operation-imports.ts'
import { unsigned } from './wasm-binary.ts'

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

export interface KernelCode
  extends Omit<KernelWriter, 'place' | 'goTo'>,
    Pick<KernelMemory, 'store' | 'offsets'> {
  /** What is emitted next goes there; values of another changing place are forgotten. */
  readonly turnTo: (place: Place) => void
  readonly operate: (name: OperationName, operands: readonly Value[], isTruth?: boolean) => Value
  readonly load: (address: number, isSteady: boolean) => Value
  /** Pairs of a value and what is never finite when the value is not, in order of emission. */
  readonly spreads: readonly (readonly [from: number, to: number])[]
}

export function createKernelCode(
  lanes: Lanes,
  firstLocal: number,
  strideOf: (address: number) => number,
): KernelCode {
  const writer = createKernelWriter(lanes, firstLocal)
  const memory = createKernelMemory(writer, strideOf)
  const { constant, keep, pushReal, simd } = writer
  const steady = new Map<string, Value>()
  let changing = new Map<string, Value>()
  const spreads: (readonly [number, number])[] = []

  /** Emits once, before the loop if nothing in it changes. */
  const number = (key: string, isSteady: boolean, isTruth: boolean, emit: () => void): Value => {
    const known = isSteady ? steady : changing
    const found = known.get(key)
    if (found) return found
    const back = writer.place()
    if (isSteady) writer.goTo('before')
    emit()
    const value = keep(isTruth, isSteady)
    writer.goTo(back)
    known.set(key, value)
    return value
  }
  const operate = (name: OperationName, operands: readonly Value[], given?: boolean): Value => {
    const isTruth = given ?? OPERATIONS[name].result === 'boolean'
    if (operands.every(operand => 'constant' in operand)) {
      const [a = 0, b = 0, c = 0] = operands.map(operand => operand.constant)
      return constant(OPERATIONS[name].evaluate(a, b, c), isTruth)
    }
    const [a, b] = operands
    if (lanes === 2 && a && b && (name === 'maximum' || name === 'minimum') && a.isSteady !== b.isSteady)
      return name === 'maximum'
        ? limit(a, b)
        : operate('negate', [limit(operate('negate', [a]), operate('negate', [b]))])
    const isSteady = operands.every(operand => operand.isSteady)
    const key = `${name} ${isTruth} ${operands.map(({ id }) => id).join(' ')}`
    const value = number(key, isSteady, isTruth, () => emitOperation(writer, name, operands, isTruth))
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
  return {
    ...writer,
    ...memory,
    turnTo: next => {
      if (next !== writer.place()) changing = new Map()
      writer.goTo(next)
    },
    operate,
    load: (address, isSteady) => number(`load ${address}`, isSteady, false, () => memory.pushLoaded(address)),
    spreads,
  }
}

/** Leaves its result on the stack. */
function emitOperation(
  writer: KernelWriter,
  name: OperationName,
  operands: readonly Value[],
  isTruth: boolean,
): void {
  const { lanes, byte, write, simd, pushReal, pushTruth } = writer
  const vector = lanes === 2
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
