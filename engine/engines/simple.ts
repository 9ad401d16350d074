/**
 * The Simple engine: it interprets the expression graphs, and so says what every block means. Other engines are
 * compared with it, bit for bit.
 */

import { hits } from '../compile/infer-rates.ts'
import type { Assignment } from '../compile/program.ts'
import { createContext } from '../context/context.ts'
import type { CreateEngine } from './engine.ts'
import { createScratch, execute, lower, type Tape } from './tape.ts'

export const createSimpleEngine: CreateEngine = (program, allocate) => {
  const scratch = createScratch(program.memoryLength)
  const tapeOf = (assignments: readonly Assignment[]): Tape =>
    lower(assignments, scratch, program.timeAddress)
  const start = tapeOf(program.start)
  const segments = program.majorOutputs.map(({ rate, assignments }) => ({ rate, tape: tapeOf(assignments) }))
  const minor = tapeOf([...program.minorOutputs, ...program.derivatives])
  const updates = program.updates.map(({ rate, assignment, to }) => ({
    rate,
    tape: tapeOf([assignment]),
    from: assignment.address,
    until: assignment.address + assignment.width,
    to,
  }))

  const context = createContext(program, scratch.end - program.memoryLength, allocate)
  const { memory } = context
  for (const { address, values } of scratch.constants) memory.set(values, address)

  return {
    context,
    initialise: () => execute(start, memory),
    computeOutputs: tick => {
      for (const { rate, tape } of segments) if (hits(rate, tick)) execute(tape, memory)
    },
    computeDerivatives: () => execute(minor, memory),
    update: tick => {
      for (const { rate, tape } of updates) if (hits(rate, tick)) execute(tape, memory)
      for (const { rate, from, until, to } of updates) {
        if (hits(rate, tick)) memory.copyWithin(to, from, until)
      }
    },
  }
}
