/** Pieces of a Program, each again and again: for whoever wants to know how long they take. */
import type { Assignment, Program } from '../compile/program.ts'
import { createScratch, execute, lower } from './tape.ts'

interface Repeater {
  /** A memory of its own, laid out as the Program's, to be filled before anything is repeated. */
  readonly memory: Float64Array
  /** Computes the piece about so many times, and says how many. */
  readonly repeat: (piece: number, times: number) => number
}

export type CreateRepeater = (program: Program, pieces: readonly (readonly Assignment[])[]) => Repeater

/** As the Simple engine computes them. */
export const createSimpleRepeater: CreateRepeater = (program, pieces) => {
  const scratch = createScratch(program.memoryLength)
  const tapes = pieces.map(piece => lower(piece, scratch, program.timeAddress))
  const memory = new Float64Array(scratch.end)
  for (const { address, values } of scratch.constants) memory.set(values, address)
  return {
    memory: memory.subarray(0, program.memoryLength),
    repeat: (piece, times) => {
      const tape = tapes[piece]
      if (tape) for (let i = 0; i < times; i += 1) execute(tape, memory, scratch.calls)
      return times
    },
  }
}
