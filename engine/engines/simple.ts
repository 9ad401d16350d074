/**
 * The Simple engine: it interprets the expression graphs, and so says what every block means. Other engines are
 * compared with it, bit for bit.
 */
import { hits } from '../compile/infer-rates.ts'
import { type Assignment, type Evaluation, isLoop, type LoopSolution } from '../compile/program.ts'
import { createContext } from '../context/context.ts'
import type { CreateEngine, Engine } from './engine.ts'
import { createLoopSolver } from './solve-loop.ts'
import { createScratch, execute, lower, type Tape } from './tape.ts'

export const createSimpleEngine: CreateEngine = (program, allocate) => {
  const scratch = createScratch(program.memoryLength)
  const tapeOf = (assignments: readonly Assignment[]): Tape =>
    lower(assignments, scratch, program.timeAddress)
  const start = tapeOf(program.start)
  const segments = program.majorOutputs.map(({ rate, evaluations }) => ({
    rate,
    parts: split(evaluations, tapeOf),
  }))
  const minor = split([...program.minorOutputs, ...program.derivatives], tapeOf)
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

  const engine: { -readonly [Key in keyof Engine]: Engine[Key] } = {
    context,
    fault: null,
    initialise: () => execute(start, memory),
    computeOutputs: tick => {
      for (const { rate, steps } of majorSteps) if (hits(rate, tick)) for (const step of steps) step()
    },
    computeDerivatives: () => {
      for (const step of minorSteps) step()
    },
    update: tick => {
      for (const { rate, tape } of updates) if (hits(rate, tick)) execute(tape, memory)
      for (const { rate, from, until, to } of updates) {
        if (hits(rate, tick)) memory.copyWithin(to, from, until)
      }
    },
  }
  const bind = (part: Part): (() => void) => {
    if (!('loop' in part)) return () => execute(part.tape, memory)
    const { loop, values, tangents } = part
    const solve = createLoopSolver({
      loop,
      memory,
      computeValues: () => execute(values, memory),
      computeTangents: () => execute(tangents, memory),
    })
    return () => {
      const reason = solve()
      if (reason !== null) engine.fault ??= { loop, reason }
    }
  }
  const majorSteps = segments.map(({ rate, parts }) => ({ rate, steps: parts.map(bind) }))
  const minorSteps = minor.map(bind)
  return engine
}

type Part =
  | { readonly tape: Tape }
  | { readonly loop: LoopSolution; readonly values: Tape; readonly tangents: Tape }

/** Assignments between loops go on one tape. */
function split(
  evaluations: readonly Evaluation[],
  tapeOf: (assignments: readonly Assignment[]) => Tape,
): Part[] {
  const parts: Part[] = []
  let plain: Assignment[] = []
  const flush = (): void => {
    if (plain.length > 0) parts.push({ tape: tapeOf(plain) })
    plain = []
  }
  for (const evaluation of evaluations) {
    if (!isLoop(evaluation)) {
      plain.push(evaluation)
      continue
    }
    flush()
    const { values, tangents } = evaluation
    parts.push({ loop: evaluation, values: tapeOf(values), tangents: tapeOf(tangents) })
  }
  flush()
  return parts
}
