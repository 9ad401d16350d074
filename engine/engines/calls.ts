/** The calls of plain functions in a Program: where their operands and results stand, and the first that failed. */
import type { Call } from '../block/expression.ts'
import { evaluateCall } from '../block/plain-function.ts'

export interface CallFault {
  /** Index in `Program.blocks`. */
  readonly block: number
  readonly message: string
}

export interface Calls {
  /** Operands stand one after the other from an address on, the result from another one. Gives the call's number. */
  readonly add: (call: Call, block: number, operands: number, result: number) => number
  /** A call that fails gives NaN. */
  readonly run: (index: number, memory: Float64Array) => void
  readonly fault: () => CallFault | null
  readonly forgive: () => void
}

export function createCalls(): Calls {
  const list: {
    call: Call
    block: number
    operands: number
    result: number
    widths: readonly number[]
    total: number
  }[] = []
  let fault: CallFault | null = null
  return {
    add: (call, block, operands, result) => {
      const widths = call.operands.map(({ width }) => width)
      const total = widths.reduce((sum, width) => sum + width, 0)
      return list.push({ call, block, operands, result, widths, total }) - 1
    },
    run: (index, memory) => {
      const entry = list[index]
      if (!entry) return
      const { call, block, operands, result, widths, total } = entry
      const into = memory.subarray(result, result + call.width)
      try {
        evaluateCall(call.callee, widths, memory.subarray(operands, operands + total), into)
      } catch (error) {
        fault ??= { block, message: error instanceof Error ? error.message : String(error) }
        into.fill(Number.NaN)
      }
    },
    fault: () => fault,
    forgive: () => {
      fault = null
    },
  }
}
