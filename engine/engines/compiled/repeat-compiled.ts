/** Pieces of a Program as the Compiled engine computes them, each with a loop round it, in a module of their own. */
import { visit } from '../../block/expression.ts'
import type { Assignment } from '../../compile/program.ts'
import { createCalls } from '../calls.ts'
import type { CreateRepeater } from '../repeat.ts'
import { FIRST_OWN, type ModuleFunction, ROUTINE, TIMES } from './module.ts'
import { compileFunction } from './scalar-code.ts'
import { compileModule, createStore, instantiate } from './store.ts'
import { functionBody, unsigned } from './wasm-binary.ts'

/** What small pieces do in one call, so that the call counts for little; doubles of nodes of those that are small. */
const COPIES = 16
const SMALL = 200

export const createCompiledRepeater: CreateRepeater = (program, pieces) => {
  let end = program.memoryLength
  const reserve = (width: number): number => {
    const address = end
    end += width
    return address
  }
  const calls = createCalls()
  const copies = pieces.map(piece => (sizeOf(piece) < SMALL ? COPIES : 1))
  const functions: ModuleFunction[] = pieces.map((piece, i) => ({
    type: ROUTINE,
    body: compileFunction(piece, program.timeAddress, { reserve, calls }, copies[i]),
  }))
  const loops = pieces.map((_, i) => ({ type: TIMES, body: emitLoop(FIRST_OWN + i) }))
  const store = createStore(end, false)
  const run = instantiate(compileModule([...functions, ...loops], store), store, () => undefined, calls)
  const repeats = pieces.map((_, i) => run(pieces.length + i) as (times: number) => void)
  return {
    memory: store.memory.subarray(0, program.memoryLength),
    repeat: (piece, times) => {
      const calls = Math.ceil(times / (copies[piece] ?? 1))
      repeats[piece]?.(calls)
      return calls * (copies[piece] ?? 1)
    },
  }
}

function sizeOf(piece: readonly Assignment[]): number {
  let size = 0
  for (const { expression } of piece) {
    visit([expression], node => {
      size += node.width
    })
  }
  return size
}

/** do { call f } while (--times) */
function emitLoop(callee: number): Uint8Array {
  const [loop, nothing, call, get, one, subtract, tee, again, end] = [
    0x03, 0x40, 0x10, 0x20, 0x41, 0x6b, 0x22, 0x0d, 0x0b,
  ] as const
  const countDown = [get, 0, one, 1, subtract, tee, 0, again, 0]
  return functionBody([], [loop, nothing, call, ...unsigned(callee), ...countDown, end, end])
}
