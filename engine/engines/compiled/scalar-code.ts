/**
 * Expression graphs to WebAssembly instructions. Vectors are unrolled into scalars; every element of every node is
 * computed once, into a local of its own, by the operations that the Simple engine uses and in its order, so that the
 * bits are the same. Comparisons and logic give an i32, everything else an f64.
 */
import type { Expression, Reference } from '../../block/expression.ts'
import { OPERATIONS, type OperationName } from '../../block/operations.ts'
import { bindingKey } from '../../compile/binding.ts'
import { type Assignment, type Binding, TICK_BEHIND_TIME } from '../../compile/program.ts'
import { OP, SCALAR_INSTRUCTIONS, SELECT } from './instructions.ts'
import { importIndex, memoryImportIndex } from './operation-imports.ts'
import { callPlain, interpolate, readElement, readHistory, type TableSpace } from './scalar-calls.ts'
import { createScalarWriter, each, pick, type ScalarWriter, type Value, ZERO } from './scalar-writer.ts'

/** Up to this width a repeated value is stored element by element. */
const UNROLLED = 64

/** The body of one function without parameters, as it stands in the code section; `copies` compute all of it so often. */
export function compileFunction(
  assignments: readonly Assignment[],
  timeAddress: number,
  tables: TableSpace,
  copies = 1,
): Uint8Array {
  const writer = createScalarWriter()
  const known = new Map<Binding, Map<Expression, readonly Value[]>>()
  for (const { address, width, expression, binding, block } of assignments) {
    const done = known.get(binding) ?? new Map<Expression, readonly Value[]>()
    known.set(binding, done)
    const values = createExpressionCode({ writer, timeAddress, tables, binding, block, done })
    fill(writer, address, values(expression), width)
  }
  return writer.finish(copies)
}

interface ExpressionSetting {
  readonly writer: ScalarWriter
  readonly timeAddress: number
  readonly tables: TableSpace
  readonly binding: Binding
  /** Whose behaviour it is. */
  readonly block: number
  /** What was computed already with this binding. */
  readonly done: Map<Expression, readonly Value[]>
}

/** What writes the code of an expression, where it is not there yet, and says where its elements are. */
function createExpressionCode(setting: ExpressionSetting): (node: Expression) => readonly Value[] {
  const { writer, timeAddress, tables, binding, block, done } = setting
  const { load } = writer
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
  const placeTable = (node: Expression): number => {
    if (isLeaf(node)) return addressOf(node)
    const address = tables.reserve(node.width)
    values(node).forEach((value, i) => {
      writer.store(address + i, value)
    })
    return address
  }
  const calls = { writer, tables, block, values, placeTable }
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
        return [sumProducts(writer, values(node.a), values(node.b), node.a.width)]
      case 'lookup':
        return interpolate(calls, node)
      case 'read':
        return readElement(calls, node)
      case 'history':
        return readHistory(calls, node)
      case 'call':
        return callPlain(calls, node)
      case 'operation': {
        const operands = node.operands.map(values)
        const isTruth = node.type === 'boolean'
        return each(node.width, i => operate(writer, node.operation, isTruth, operands, i))
      }
    }
  }
  return values
}

function operate(
  writer: ScalarWriter,
  name: OperationName,
  isTruth: boolean,
  operands: readonly (readonly Value[])[],
  index: number,
): Value {
  const { pushReal, pushTruth } = writer
  const [a = [], b = [], c = []] = operands
  if (name === 'select') {
    const pushChoice = isTruth ? pushTruth : pushReal
    pushChoice(pick(b, index))
    pushChoice(pick(c, index))
    pushTruth(pick(a, index))
    writer.instruction(SELECT)
    return writer.keep(isTruth)
  }
  const pushOperand = OPERATIONS[name].operands[0] === 'boolean' ? pushTruth : pushReal
  for (const operand of operands) pushOperand(pick(operand, index))
  const instruction = SCALAR_INSTRUCTIONS[name]
  if (instruction !== undefined) writer.instruction(instruction)
  else writer.call(importIndex(name))
  return writer.keep(isTruth)
}

function sumProducts(writer: ScalarWriter, a: readonly Value[], b: readonly Value[], width: number): Value {
  writer.push(ZERO)
  for (let i = 0; i < width; i += 1) {
    writer.pushReal(pick(a, i))
    writer.pushReal(pick(b, i))
    writer.instruction(OP.f64Multiply)
    writer.instruction(OP.f64Add)
  }
  return writer.keep(false)
}

/** Stores values from an address on, again and again until the width is full. */
function fill(writer: ScalarWriter, address: number, values: readonly Value[], width: number): void {
  const stored = width <= UNROLLED ? width : values.length
  for (let i = 0; i < stored; i += 1) writer.store(address + i, pick(values, i % values.length))
  if (stored === width) return
  for (const value of [address, stored, width]) writer.pushInteger(value)
  writer.call(memoryImportIndex('repeat'))
  for (let i = stored; i < width; i += 1) writer.forget(address + i)
}

function isLeaf(node: Expression): node is Reference {
  return node.kind === 'parameter' || node.kind === 'state' || node.kind === 'input'
}
