/**
 * WebAssembly for one run of assignments that stands for many: the code of one instance, whose addresses move by a
 * constant stride from instance to instance. Two instances may go side by side in the two lanes of a vector; every
 * lane computes what a scalar would, so that the bits are the same. Values are numbered: what was computed once with
 * the same operands, by whichever block, is not computed again, and what does not change over time goes before the loop.
 */
import type { Expression } from '../../block/expression.ts'
import { OPERATIONS, type OperationName } from '../../block/operations.ts'
import { type Binding, bindingKey } from '../../compile/program.ts'
import { importIndex, SCALAR_INSTRUCTIONS } from './scalar-code.ts'
import { type Bytes, double, F64, I32, unsigned, V128 } from './wasm-binary.ts'

export const OP = {
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32Multiply: 0x6c,
  i32LessSigned: 0x48,
  i32GreaterOrEqualSigned: 0x4e,
  f64Const: 0x44,
  f64Add: 0xa0,
  f64Multiply: 0xa2,
  f64Divide: 0xa3,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  branch: 0x0c,
  branchIf: 0x0d,
  call: 0x10,
  end: 0x0b,
  empty: 0x40,
} as const

const LOAD = 0x2b
const STORE = 0x39
const SELECT = 0x1b
const F64_NE = 0x62
const F64_FROM_I32 = 0xb8
const ALIGNMENT = 3
const BYTES = 8

const SIMD = 0xfd
const SIMD_LOAD_ZERO = 0x5d
const SIMD_LOAD_LANE = 0x57
const SIMD_LOAD_SPLAT = 0x0a
const SIMD_STORE_LANE = 0x5b
const SIMD_CONST = 0x0c
const SIMD_SPLAT = 0x14
const SIMD_EXTRACT = 0x21
const SIMD_REPLACE = 0x22
const SIMD_NE = 0x48
const SIMD_AND = 0x4e
const SIMD_SELECT = 0x52
/** a < b ? b : a */
const SIMD_PSEUDO_MAXIMUM = 0xf7

/** Operations on both lanes at once. */
const SIMD_INSTRUCTIONS: Partial<Record<OperationName, number>> = {
  add: 0xf0,
  subtract: 0xf1,
  multiply: 0xf2,
  divide: 0xf3,
  minimum: 0xf4,
  maximum: 0xf5,
  absolute: 0xec,
  negate: 0xed,
  squareRoot: 0xef,
  ceiling: 0x74,
  floor: 0x75,
  truncate: 0x7a,
  equal: 0x47,
  notEqual: SIMD_NE,
  less: 0x49,
  greater: 0x4a,
  lessOrEqual: 0x4b,
  greaterOrEqual: 0x4c,
  not: 0x4d,
  and: SIMD_AND,
  or: 0x50,
  exclusiveOr: 0x51,
}

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

/** Values of an expression's elements; `read` gives those of a leaf's cells. */
export function lowerExpression(
  code: KernelCode,
  root: Expression,
  binding: Binding,
  time: () => Value,
  read: (address: number) => Value,
  known: Map<Expression, readonly Value[]>,
): readonly Value[] {
  const pick = (values: readonly Value[], index: number): Value => {
    const value = values[values.length === 1 ? 0 : index]
    if (!value) throw new Error('An expression has fewer elements than its width says.')
    return value
  }
  const lower = (node: Expression): readonly Value[] => {
    const found = known.get(node)
    if (found) return found
    const values = compute(node)
    known.set(node, values)
    return values
  }
  const compute = (node: Expression): readonly Value[] => {
    switch (node.kind) {
      case 'constant':
        return node.values.map(value => code.constant(value))
      case 'time':
        return [time()]
      case 'input':
      case 'parameter':
      case 'state': {
        const address = binding.get(bindingKey(node.kind, node.name))
        if (address === undefined)
          throw new Error(`A behaviour reads the ${node.kind} "${node.name}", which its block does not have.`)
        return Array.from({ length: node.width }, (_, i) => read(address + i))
      }
      case 'element':
        return [pick(lower(node.operand), node.index)]
      case 'concatenation':
        return node.operands.flatMap(operand => lower(operand))
      case 'dot': {
        const a = lower(node.a)
        const b = lower(node.b)
        let sum: Value = code.constant(0)
        for (let i = 0; i < node.a.width; i += 1)
          sum = code.operate('add', [sum, code.operate('multiply', [pick(a, i), pick(b, i)])])
        return [sum]
      }
      case 'operation': {
        const operands = node.operands.map(lower)
        const isTruth = node.type === 'boolean'
        return Array.from({ length: node.width }, (_, i) =>
          code.operate(
            node.operation,
            operands.map(values => pick(values, i)),
            isTruth,
          ),
        )
      }
      default:
        throw new Error(`A kernel cannot compute a ${node.kind}.`)
    }
  }
  return lower(root)
}

/** Kinds of nodes that kernels compute. */
export const KERNEL_KINDS: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  'constant',
  'time',
  'input',
  'parameter',
  'state',
  'element',
  'concatenation',
  'dot',
  'operation',
])
