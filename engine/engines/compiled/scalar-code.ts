/**
 * Expression graphs to WebAssembly instructions. Vectors are unrolled into scalars; every element of every node is
 * computed once, into a local of its own, by the operations that the Simple engine uses and in its order, so that the
 * bits are the same. Comparisons and logic give an i32, everything else an f64.
 */
import type { Expression, Lookup } from '../../block/expression.ts'
import type { OperationName } from '../../block/operations.ts'
import { type Assignment, type Binding, bindingKey } from '../../compile/program.ts'
import { lookupVariant } from '../interpolate.ts'
import { type Bytes, double, F64, I32, list, signed, unsigned } from './wasm-binary.ts'

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
] as const satisfies readonly OperationName[]

/** The table interpolation is imported after them. */
const INTERPOLATE = IMPORTS.length

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
const INSTRUCTIONS: Partial<Record<OperationName, number>> = {
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

/** How to push a value, and whether that gives an i32. */
interface Value {
  readonly push: Bytes
  readonly isTruth: boolean
}

/** Doubles behind the program's memory: tables that are computed or constant must stand somewhere. */
export interface TableSpace {
  readonly reserve: (width: number) => number
}

const BYTES = 8

/** The body of one function without parameters, as it stands in the code section. */
export function compileFunction(
  assignments: readonly Assignment[],
  timeAddress: number,
  tables: TableSpace,
): Bytes {
  const code: number[] = []
  const locals: number[] = []
  /** Doubles that were read or written in this function already. */
  const cells = new Map<number, Value>()
  const known = new Map<Binding, Map<Expression, Value[]>>()

  const keep = (instructions: Bytes, isTruth: boolean): Value => {
    const local = unsigned(locals.length)
    locals.push(isTruth ? I32 : F64)
    for (const byte of instructions) code.push(byte)
    code.push(LOCAL_SET, ...local)
    return { push: [LOCAL_GET, ...local], isTruth }
  }
  const load = (address: number): Value => {
    const found = cells.get(address)
    if (found) return found
    const value = keep([I32_CONST, 0, LOAD, 3, ...unsigned(address * BYTES)], false)
    cells.set(address, value)
    return value
  }
  const store = (address: number, value: Value): void => {
    code.push(I32_CONST, 0, ...asReal(value), STORE, 3, ...unsigned(address * BYTES))
    cells.set(address, value)
  }

  const compileBlock = (binding: Binding): ((node: Expression) => readonly Value[]) => {
    const done = known.get(binding) ?? new Map<Expression, Value[]>()
    known.set(binding, done)
    const addressOf = (kind: 'input' | 'parameter' | 'state', name: string): number => {
      const address = binding.get(bindingKey(kind, name))
      if (address === undefined)
        throw new Error(`A behaviour reads the ${kind} "${name}", which its block does not have.`)
      return address
    }
    const values = (node: Expression): readonly Value[] => {
      const found = done.get(node)
      if (found) return found
      const computed = compute(node)
      done.set(node, computed)
      return computed
    }
    const each = (width: number, make: (i: number) => Value): Value[] =>
      Array.from({ length: width }, (_, i) => make(i))
    const compute = (node: Expression): Value[] => {
      switch (node.kind) {
        case 'constant':
          return node.values.map(value => ({ push: [F64_CONST, ...double(value)], isTruth: false }))
        case 'time':
          return [load(timeAddress)]
        case 'input':
        case 'parameter':
        case 'state': {
          const address = addressOf(node.kind, node.name)
          return each(node.width, i => load(address + i))
        }
        case 'element':
          return [pick(values(node.operand), node.index)]
        case 'concatenation':
          return node.operands.flatMap(values)
        case 'dot': {
          const a = values(node.a)
          const b = values(node.b)
          const terms = each(node.a.width, i =>
            keep([...asReal(pick(a, i)), ...asReal(pick(b, i)), F64_MUL], false),
          )
          const zero: Bytes = [F64_CONST, ...double(0)]
          return [keep([...zero, ...terms.flatMap(term => [...term.push, F64_ADD])], false)]
        }
        case 'lookup':
          return interpolate(node)
        case 'operation': {
          const operands = node.operands.map(values)
          return each(node.width, i =>
            operate(
              node.operation,
              node.type === 'boolean',
              operands.map(operand => pick(operand, i)),
            ),
          )
        }
      }
    }
    const operate = (name: OperationName, isTruth: boolean, operands: readonly Value[]): Value => {
      const [a, b, c] = operands
      if (name === 'select' && a && b && c) {
        const push = isTruth ? asTruth : asReal
        return keep([...push(b), ...push(c), ...asTruth(a), SELECT], isTruth)
      }
      const takesTruth = name === 'and' || name === 'or' || name === 'exclusiveOr' || name === 'not'
      const pushed = operands.flatMap(takesTruth ? asTruth : asReal)
      const instruction = INSTRUCTIONS[name]
      if (instruction !== undefined) return keep([...pushed, instruction], isTruth)
      const imported: readonly OperationName[] = IMPORTS
      return keep([...pushed, CALL, ...unsigned(imported.indexOf(name))], isTruth)
    }
    /** Tables must stand in memory, one double after the other. */
    const placeTable = (node: Expression): number => {
      if (node.kind === 'parameter' || node.kind === 'state' || node.kind === 'input')
        return addressOf(node.kind, node.name)
      const address = tables.reserve(node.width)
      values(node).forEach((value, i) => {
        store(address + i, value)
      })
      return address
    }
    const interpolate = (node: Lookup): Value[] => {
      const xs = placeTable(node.xs)
      const ys = placeTable(node.ys)
      const table = [xs, ys, node.xs.width, lookupVariant(node)].flatMap(value => [
        I32_CONST,
        ...signed(value),
      ])
      return values(node.x).map(x => keep([...asReal(x), ...table, CALL, ...unsigned(INTERPOLATE)], false))
    }
    return values
  }

  for (const { address, width, expression, binding } of assignments) {
    const values = compileBlock(binding)(expression)
    for (let i = 0; i < width; i += 1) store(address + i, pick(values, i))
  }
  code.push(END)
  const body = [...declareLocals(locals), ...code]
  return [...unsigned(body.length), ...body]
}

function pick(values: readonly Value[], index: number): Value {
  const value = values[values.length === 1 ? 0 : index]
  if (!value) throw new Error('An expression has fewer elements than its width says.')
  return value
}

function asReal({ push, isTruth }: Value): Bytes {
  return isTruth ? [...push, F64_FROM_I32] : push
}

function asTruth({ push, isTruth }: Value): Bytes {
  return isTruth ? push : [...push, F64_CONST, ...double(0), F64_NE]
}

/** Runs of one type, in the order of the indices. */
function declareLocals(types: readonly number[]): number[] {
  const runs: { count: number; type: number }[] = []
  for (const type of types) {
    const last = runs.at(-1)
    if (last?.type === type) last.count += 1
    else runs.push({ count: 1, type })
  }
  return list(runs.map(({ count, type }) => [...unsigned(count), type]))
}
