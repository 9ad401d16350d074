/**
 * Expression graphs to WebAssembly instructions. Vectors are unrolled into scalars; every element of every node is
 * computed once, into a local of its own, by the operations that the Simple engine uses and in its order, so that the
 * bits are the same. Comparisons and logic give an i32, everything else an f64.
 */
import type { Call, Expression, History, Lookup, Read, Reference } from '../../block/expression.ts'
import { OPERATIONS, type OperationName } from '../../block/operations.ts'
import { type Assignment, type Binding, bindingKey, TICK_BEHIND_TIME } from '../../compile/program.ts'
import type { Calls } from '../calls.ts'
import { lookupVariant } from '../interpolate.ts'
import { MEMORY_FUNCTION_NAMES, type MemoryFunctionName } from './memory-functions.ts'
import { createCodeWriter, F64, functionBody, I32 } from './wasm-binary.ts'

/** Functions that WebAssembly lacks: imported, so that they are the very ones that the Simple engine calls. */
export const IMPORTS = [
  'power',
  'arctangent2',
  'modulo',
  'sign',
  'exponential',
  'logarithm',
  'sine',
  'cosine',
  'tangent',
  'remainder',
  'hypotenuse',
  'logarithm10',
  'arcsine',
  'arccosine',
  'arctangent',
  'hyperbolicSine',
  'hyperbolicCosine',
  'hyperbolicTangent',
  'inverseHyperbolicSine',
  'inverseHyperbolicCosine',
  'inverseHyperbolicTangent',
  'round',
  'random',
] as const satisfies readonly OperationName[]

const IMPORTED: readonly OperationName[] = IMPORTS

/** Index of the imported function that does what only JavaScript can, by number: loops, elements of arrays, calls. */
export const CALL_OUT_INDEX = IMPORTS.length + MEMORY_FUNCTION_NAMES.length

/** Index of the imported function that computes an operation. */
export function importIndex(name: OperationName): number {
  const index = IMPORTED.indexOf(name)
  if (index < 0) throw new Error(`Nothing is imported that computes ${name}.`)
  return index
}

const LOCAL_GET = 0x20
const LOCAL_SET = 0x21
const LOAD = 0x2b
const STORE = 0x39
const I32_CONST = 0x41
const F64_CONST = 0x44
const CALL = 0x10
const SELECT = 0x1b
const I32_EQZ = 0x45
const F64_NE = 0x62
const F64_ADD = 0xa0
const F64_MUL = 0xa2
const F64_FROM_I32 = 0xb8
const END = 0x0b

/** Operations that are one instruction. */
export const SCALAR_INSTRUCTIONS: Partial<Record<OperationName, number>> = {
  add: F64_ADD,
  subtract: 0xa1,
  multiply: F64_MUL,
  divide: 0xa3,
  minimum: 0xa4,
  maximum: 0xa5,
  absolute: 0x99,
  negate: 0x9a,
  ceiling: 0x9b,
  floor: 0x9c,
  truncate: 0x9d,
  squareRoot: 0x9f,
  equal: 0x61,
  notEqual: F64_NE,
  less: 0x63,
  greater: 0x64,
  lessOrEqual: 0x65,
  greaterOrEqual: 0x66,
  and: 0x71,
  or: 0x72,
  exclusiveOr: 0x73,
  not: I32_EQZ,
}

/** A constant, or a local that holds an f64 or (a truth) an i32. */
type Value =
  | { readonly constant: number; readonly isTruth: false }
  | { readonly local: number; readonly isTruth: boolean }

/** Doubles behind the program's memory: tables that are computed or constant must stand somewhere. */
export interface TableSpace {
  readonly reserve: (width: number) => number
  readonly calls: Calls
}

const BYTES = 8
/** Up to this width a repeated value is stored element by element. */
const UNROLLED = 64
/** Of loads and stores, as a power of two. */
const ALIGNMENT = 3

const ZERO: Value = { constant: 0, isTruth: false }

/** The body of one function without parameters, as it stands in the code section; `copies` compute all of it so often. */
export function compileFunction(
  assignments: readonly Assignment[],
  timeAddress: number,
  tables: TableSpace,
  copies = 1,
): Uint8Array {
  const code = createCodeWriter()
  const locals: number[] = []
  /** Doubles that were read or written in this function already. */
  const cells = new Map<number, Value>()
  const known = new Map<Binding, Map<Expression, readonly Value[]>>()

  const push = (value: Value): void => {
    if ('local' in value) {
      code.byte(LOCAL_GET)
      code.unsigned(value.local)
    } else {
      code.byte(F64_CONST)
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
  /** Takes what the code before it left on the stack into a local. */
  const keep = (isTruth: boolean): Value => {
    const local = locals.push(isTruth ? I32 : F64) - 1
    code.byte(LOCAL_SET)
    code.unsigned(local)
    return { local, isTruth }
  }
  const load = (address: number): Value => {
    const found = cells.get(address)
    if (found) return found
    code.byte(I32_CONST)
    code.byte(0)
    code.byte(LOAD)
    code.byte(ALIGNMENT)
    code.unsigned(address * BYTES)
    const value = keep(false)
    cells.set(address, value)
    return value
  }
  const store = (address: number, value: Value): void => {
    code.byte(I32_CONST)
    code.byte(0)
    pushReal(value)
    code.byte(STORE)
    code.byte(ALIGNMENT)
    code.unsigned(address * BYTES)
    cells.set(address, value)
  }

  const pushInteger = (value: number): void => {
    code.byte(I32_CONST)
    code.signed(value)
  }
  const call = (index: number): void => {
    code.byte(CALL)
    code.unsigned(index)
  }
  const callMemory = (name: MemoryFunctionName): void =>
    call(IMPORTS.length + MEMORY_FUNCTION_NAMES.indexOf(name))
  /** Stores values from an address on, again and again until the width is full. */
  const fill = (address: number, values: readonly Value[], width: number): void => {
    const stored = width <= UNROLLED ? width : values.length
    for (let i = 0; i < stored; i += 1) store(address + i, pick(values, i % values.length))
    if (stored === width) return
    for (const value of [address, stored, width]) pushInteger(value)
    callMemory('repeat')
    for (let i = stored; i < width; i += 1) cells.delete(address + i)
  }

  const compileBlock = (binding: Binding, block: number): ((node: Expression) => readonly Value[]) => {
    const done = known.get(binding) ?? new Map<Expression, readonly Value[]>()
    known.set(binding, done)
    const addressOf = ({ kind, name }: Reference): number => {
      const address = binding.get(bindingKey(kind, name))
      if (address !== undefined) return address
      throw new Error(`A behaviour reads the ${kind} "${name}", which its block does not have.`)
    }
    const values = (node: Expression): readonly Value[] => {
      const found = done.get(node)
      if (found) return found
      const computed = compute(node)
      done.set(node, computed)
      return computed
    }
    const compute = (node: Expression): readonly Value[] => {
      switch (node.kind) {
        case 'constant':
          return node.values.map(constant => ({ constant, isTruth: false }))
        case 'time':
          return [load(timeAddress)]
        case 'tick':
          return [load(timeAddress + TICK_BEHIND_TIME)]
        case 'input':
        case 'parameter':
        case 'state': {
          const address = addressOf(node)
          return each(node.width, i => load(address + i))
        }
        case 'element':
          return isLeaf(node.operand)
            ? [load(addressOf(node.operand) + node.index)]
            : [pick(values(node.operand), node.index)]
        case 'concatenation':
          return node.operands.flatMap(values)
        case 'dot':
          return [sumProducts(values(node.a), values(node.b), node.a.width)]
        case 'lookup':
          return interpolate(node)
        case 'read':
          return readElement(node)
        case 'history':
          return readHistory(node)
        case 'call':
          return callPlain(node)
        case 'operation': {
          const operands = node.operands.map(values)
          const isTruth = node.type === 'boolean'
          return each(node.width, i => operate(node.operation, isTruth, operands, i))
        }
      }
    }
    const operate = (
      name: OperationName,
      isTruth: boolean,
      operands: readonly (readonly Value[])[],
      index: number,
    ): Value => {
      const [a = [], b = [], c = []] = operands
      if (name === 'select') {
        const pushChoice = isTruth ? pushTruth : pushReal
        pushChoice(pick(b, index))
        pushChoice(pick(c, index))
        pushTruth(pick(a, index))
        code.byte(SELECT)
        return keep(isTruth)
      }
      const pushOperand = OPERATIONS[name].operands[0] === 'boolean' ? pushTruth : pushReal
      for (const operand of operands) pushOperand(pick(operand, index))
      const instruction = SCALAR_INSTRUCTIONS[name]
      if (instruction !== undefined) code.byte(instruction)
      else call(importIndex(name))
      return keep(isTruth)
    }
    const sumProducts = (a: readonly Value[], b: readonly Value[], width: number): Value => {
      push(ZERO)
      for (let i = 0; i < width; i += 1) {
        pushReal(pick(a, i))
        pushReal(pick(b, i))
        code.byte(F64_MUL)
        code.byte(F64_ADD)
      }
      return keep(false)
    }
    /** Tables must stand in memory, one double after the other. */
    const placeTable = (node: Expression): number => {
      if (isLeaf(node)) return addressOf(node)
      const address = tables.reserve(node.width)
      values(node).forEach((value, i) => {
        store(address + i, value)
      })
      return address
    }
    const interpolate = (node: Lookup): Value[] => {
      const table = [placeTable(node.xs), placeTable(node.ys), node.xs.width, lookupVariant(node)]
      return values(node.x).map(x => {
        pushReal(x)
        table.forEach(pushInteger)
        callMemory('interpolate')
        return keep(false)
      })
    }
    const readElement = ({ array, index, elementWidth, width }: Read): Value[] => {
      const address = placeTable(array)
      const at = values(index)
      return each(width, i => {
        pushReal(pick(at, i))
        const lane = elementWidth === 1 ? 0 : i
        for (const value of [address + lane, array.width / elementWidth, elementWidth]) pushInteger(value)
        callMemory('readArray')
        return keep(false)
      })
    }
    const readHistory = (node: History): Value[] => {
      const [times, first] = [placeTable(node.times), placeTable(node.values)]
      const isSlope = node.result === 'slope' ? 1 : 0
      const at = values(node.at)
      const written = pick(values(node.written), 0)
      return each(node.width, i => {
        pushReal(pick(at, i))
        pushReal(written)
        const lane = node.elementWidth === 1 ? 0 : i
        for (const value of [times, first + lane, node.times.width, node.elementWidth, isSlope])
          pushInteger(value)
        callMemory('recall')
        return keep(false)
      })
    }
    /** Calls of plain functions go out by the same way as other call-outs, with numbers from -1 downwards. */
    const callPlain = (node: Call): Value[] => {
      const given = node.operands.flatMap(operand => each(operand.width, i => pick(values(operand), i)))
      const operands = tables.reserve(given.length)
      given.forEach((value, i) => {
        store(operands + i, value)
      })
      const result = tables.reserve(node.width)
      pushInteger(-1 - tables.calls.add(node, block, operands, result))
      call(CALL_OUT_INDEX)
      return each(node.width, i => load(result + i))
    }
    return values
  }

  for (const { address, width, expression, binding, block } of assignments) {
    fill(address, compileBlock(binding, block)(expression), width)
  }
  const once = code.bytes()
  const all = new Uint8Array(copies * once.length + 1)
  for (let copy = 0; copy < copies; copy += 1) all.set(once, copy * once.length)
  all[all.length - 1] = END
  return functionBody(locals, all)
}

function isLeaf(node: Expression): node is Reference {
  return node.kind === 'parameter' || node.kind === 'state' || node.kind === 'input'
}

function each(width: number, make: (i: number) => Value): Value[] {
  const values: Value[] = []
  for (let i = 0; i < width; i += 1) values.push(make(i))
  return values
}

function pick(values: readonly Value[], index: number): Value {
  const value = values[values.length === 1 ? 0 : index]
  if (!value) throw new Error('An expression has fewer elements than its width says.')
  return value
}
