/**
 * The Simple engine: it interprets the expression graphs, and so says what every block means. Other engines are
 * compared with it, bit for bit.
 */
import { assembleEngine } from './assemble.ts'
import type { CreateEngine } from './engine.ts'
import { createScratch, execute, lower, type Tape } from './tape.ts'

export const createSimpleEngine: CreateEngine = (program, isShared) => {
  const scratch = createScratch(program.memoryLength)
  const tapes: Tape[] = []
  return assembleEngine(program, {
    add: assignments => tapes.push(lower(assignments, scratch, program.timeAddress)) - 1,
    calls: scratch.calls,
    bind: () => {
      const bytes = scratch.end * Float64Array.BYTES_PER_ELEMENT
      const memory = new Float64Array(isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
      for (const { address, values } of scratch.constants) memory.set(values, address)
      return { memory, routines: tapes.map(tape => () => execute(tape, memory, scratch.calls)) }
    },
  })
}
