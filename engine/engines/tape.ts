/**
 * Expression graphs as a flat list of instructions over one memory. An instruction is nine numbers: operation, width,
 * and an address with a stride for the target and up to three operands; a stride of 0 holds a scalar still.
 */
import type { Expression } from '../block/expression.ts'
import { OPERATIONS, type OperationName } from '../block/operations.ts'
import { bindingKey } from '../compile/binding.ts'
import { type Assignment, type Binding, TICK_BEHIND_TIME } from '../compile/program.ts'
import { readArray, recall } from './arrays.ts'
import { type Calls, createCalls } from './calls.ts'
import { interpolate, lookupVariant } from './interpolate.ts'

export type Tape = Int32Array

const INSTRUCTION_LENGTH = 9

const NAMES = Object.keys(OPERATIONS) as OperationName[]
const EVALUATORS = NAMES.map(name => OPERATIONS[name].evaluate)
const CODES = new Map(NAMES.map((name, code) => [name, code]))
const COPY = -1
const DOT = -2
/** Lookup codes count down from here, one for each pair of method and ends. */
const LOOKUP = -3

/** a is the index; b the array, its stride the width of an element; c counts elements, its stride is that of lanes. */
const READ = -100
/** a is the time, the count of samples stands before it; b are times and c values, with length and width as strides. */
const HISTORY = -101
const HISTORY_SLOPE = -102
/** The target is the number of the call. */
const CALL = -103

/** Gives out scratch behind a program's memory and remembers the constants that stand in it. */
export interface Scratch {
  readonly constants: { address: number; values: readonly number[] }[]
  readonly calls: Calls
  end: number
}

export function createScratch(start: number): Scratch {
  return { constants: [], calls: createCalls(), end: start }
}

/** Where a value stands: `stride` 0 for a scalar. */
interface Operand {
  readonly address: number
  readonly stride: number
}

/** Lowers assignments in order. Nodes that several assignments of one block share are computed once. */
export function lower(assignments: readonly Assignment[], scratch: Scratch, timeAddress: number): Tape {
  const code: number[] = []
  const known = new Map<Binding, Map<Expression, Operand>>()
  const reserve = (width: number): number => {
    const address = scratch.end
    scratch.end += width
    return address
  }
  const put = (operation: number, width: number, target: number, operands: readonly Operand[]): void => {
    code.push(operation, width, target)
    for (let i = 0; i < 3; i += 1) code.push(operands[i]?.address ?? 0, operands[i]?.stride ?? 0)
  }

  for (const assignment of assignments) {
    const { binding } = assignment
    const done = known.get(binding) ?? new Map<Expression, Operand>()
    known.set(binding, done)

    const place = (node: Expression): Operand => {
      const found = done.get(node)
      if (found) return found
      const operand = find(node) ?? compute(node, reserve(node.width))
      done.set(node, operand)
      return operand
    }
    /** A value that stands in memory already. */
    const find = (node: Expression): Operand | null => {
      const stride = node.width === 1 ? 0 : 1
      switch (node.kind) {
        case 'time':
          return { address: timeAddress, stride }
        case 'tick':
          return { address: timeAddress + TICK_BEHIND_TIME, stride }
        case 'input':
        case 'parameter':
        case 'state': {
          const address = binding.get(bindingKey(node.kind, node.name))
          if (address === undefined)
            throw new Error(
              `A behaviour reads the ${node.kind} "${node.name}", which its block does not have.`,
            )
          return { address, stride }
        }
        case 'constant': {
          const address = reserve(node.width)
          scratch.constants.push({ address, values: node.values })
          return { address, stride }
        }
        case 'element': {
          const whole = place(node.operand)
          return { address: whole.address + whole.stride * node.index, stride: 0 }
        }
        default:
          return null
      }
    }
    const putInRow = (operands: readonly Expression[], target: number): void => {
      let next = target
      for (const operand of operands) {
        put(COPY, operand.width, next, [place(operand)])
        next += operand.width
      }
    }
    const compute = (node: Expression, target: number): Operand => {
      switch (node.kind) {
        case 'operation':
          put(CODES.get(node.operation) ?? COPY, node.width, target, node.operands.map(place))
          break
        case 'dot':
          put(DOT, node.a.width, target, [place(node.a), place(node.b)])
          break
        case 'lookup': {
          const table = place(node.xs)
          const values = place(node.ys)
          put(LOOKUP - lookupVariant(node), node.width, target, [
            place(node.x),
            { address: table.address, stride: node.xs.width },
            { address: values.address, stride: 1 },
          ])
          break
        }
        case 'read': {
          const { array, index, elementWidth } = node
          put(READ, node.width, target, [
            place(index),
            { address: place(array).address, stride: elementWidth },
            { address: array.width / elementWidth, stride: elementWidth === 1 ? 0 : 1 },
          ])
          break
        }
        case 'history': {
          const { at, times, values, written, elementWidth } = node
          const call = reserve(1 + at.width)
          put(COPY, 1, call, [place(written)])
          put(COPY, at.width, call + 1, [place(at)])
          put(node.result === 'slope' ? HISTORY_SLOPE : HISTORY, node.width, target, [
            { address: call + 1, stride: at.width === 1 ? 0 : 1 },
            { address: place(times).address, stride: times.width },
            { address: place(values).address, stride: elementWidth },
          ])
          break
        }
        case 'concatenation':
          putInRow(node.operands, target)
          break
        case 'call': {
          const operands = reserve(node.operands.reduce((sum, { width }) => sum + width, 0))
          putInRow(node.operands, operands)
          put(CALL, 1, scratch.calls.add(node, assignment.block, operands, target), [])
          break
        }
        default:
          put(COPY, node.width, target, [place(node)])
      }
      return { address: target, stride: node.width === 1 ? 0 : 1 }
    }

    const { expression, address, width } = assignment
    if (expression.width !== width) {
      put(COPY, expression.width, address, [place(expression)])
      put(COPY, width - expression.width, address + expression.width, [{ address, stride: 1 }])
    } else if (done.has(expression)) put(COPY, width, address, [place(expression)])
    else if (find(expression)) put(COPY, width, address, [place(expression)])
    else done.set(expression, compute(expression, address))
  }
  return Int32Array.from(code)
}

/** Executes a tape; allocates nothing, but for calls of plain functions. */
export function execute(tape: Tape, memory: Float64Array, calls: Calls): void {
  for (let i = 0; i < tape.length; i += INSTRUCTION_LENGTH) {
    const operation = read(tape, i)
    const width = read(tape, i + 1)
    const target = read(tape, i + 2)
    const a = read(tape, i + 3)
    const strideA = read(tape, i + 4)
    const b = read(tape, i + 5)
    const strideB = read(tape, i + 6)
    const c = read(tape, i + 7)
    const strideC = read(tape, i + 8)
    if (operation >= 0) {
      const evaluate = EVALUATORS[operation]
      if (!evaluate) continue
      for (let k = 0; k < width; k += 1) {
        memory[target + k] = evaluate(
          value(memory, a + k * strideA),
          value(memory, b + k * strideB),
          value(memory, c + k * strideC),
        )
      }
    } else if (operation === COPY) {
      for (let k = 0; k < width; k += 1) memory[target + k] = value(memory, a + k * strideA)
    } else if (operation === DOT) {
      let sum = 0
      for (let k = 0; k < width; k += 1)
        sum += value(memory, a + k * strideA) * value(memory, b + k * strideB)
      memory[target] = sum
    } else if (operation === READ) {
      for (let k = 0; k < width; k += 1)
        memory[target + k] = readArray(value(memory, a + k * strideA), memory, b + k * strideC, c, strideB)
    } else if (operation === CALL) {
      calls.run(target, memory)
    } else if (operation === HISTORY || operation === HISTORY_SLOPE) {
      const written = value(memory, a - 1)
      const isSlope = operation === HISTORY_SLOPE ? 1 : 0
      const lane = strideC === 1 ? 0 : 1
      for (let k = 0; k < width; k += 1) {
        const at = value(memory, a + k * strideA)
        memory[target + k] = recall(at, written, memory, b, c + k * lane, strideB, strideC, isSlope)
      }
    } else {
      for (let k = 0; k < width; k += 1) {
        memory[target + k] = interpolate(
          value(memory, a + k * strideA),
          memory,
          b,
          c,
          strideB,
          LOOKUP - operation,
        )
      }
    }
  }
}

function read(tape: Tape, index: number): number {
  return tape[index] ?? 0
}

function value(memory: Float64Array, address: number): number {
  return memory[address] ?? 0
}
