/**
 * What all engines have in common: which assignments belong together, when they run, and how algebraic loops are closed.
 * An engine brings a Backend, which turns lists of assignments into something that runs.
 */
import { hits } from '../compile/infer-rates.ts'
import {
  type Assignment,
  type Evaluation,
  isLoop,
  type LoopSolution,
  type Program,
} from '../compile/program.ts'
import { createContext } from '../context/context.ts'
import type { Engine } from './engine.ts'
import { createLoopSolver } from './solve-loop.ts'

export type Routine = () => void

export interface Backend {
  /** Takes assignments that run in this order, always together; returns which of the bound routines does that. */
  readonly add: (assignments: readonly Assignment[]) => number
  /** After the last `add`: the run's memory with the backend's own doubles behind the program's, and the routines. */
  readonly bind: () => { readonly memory: Float64Array; readonly routines: readonly Routine[] }
}

/** Numbers are routines. */
type Part = number | { readonly loop: LoopSolution; readonly values: number; readonly tangents: number }

export function assembleEngine(program: Program, { add, bind }: Backend): Engine {
  const start = add(program.start)
  const major = program.majorOutputs.map(({ rate, evaluations }) => ({
    rate,
    parts: split(evaluations, add),
  }))
  const minor = split([...program.minorOutputs, ...program.derivatives], add)
  const updates = program.updates.map(({ rate, assignment, to }) => ({
    rate,
    routine: add([assignment]),
    from: assignment.address,
    until: assignment.address + assignment.width,
    to,
  }))

  const { memory, routines } = bind()
  const context = createContext(program, memory)
  const at = (index: number): Routine => routines[index] ?? (() => undefined)

  const toRoutine = (part: Part): Routine => {
    if (typeof part === 'number') return at(part)
    const { loop, values, tangents } = part
    const solve = createLoopSolver({ loop, memory, computeValues: at(values), computeTangents: at(tangents) })
    return () => {
      const reason = solve()
      if (reason !== null) engine.fault ??= { loop, reason }
    }
  }
  const majorRoutines = major.map(({ rate, parts }) => ({ rate, routines: parts.map(toRoutine) }))
  const minorRoutines = minor.map(toRoutine)
  const updateRoutines = updates.map(({ routine, ...rest }) => ({ ...rest, compute: at(routine) }))

  const engine: { -readonly [Key in keyof Engine]: Engine[Key] } = {
    context,
    fault: null,
    initialise: at(start),
    computeOutputs: tick => {
      for (const { rate, routines } of majorRoutines)
        if (hits(rate, tick)) for (const routine of routines) routine()
    },
    computeDerivatives: () => {
      for (const routine of minorRoutines) routine()
    },
    update: tick => {
      for (const { rate, compute } of updateRoutines) if (hits(rate, tick)) compute()
      for (const { rate, from, until, to } of updateRoutines) {
        if (hits(rate, tick)) memory.copyWithin(to, from, until)
      }
    },
  }
  return engine
}

/** Assignments between loops run together. */
function split(evaluations: readonly Evaluation[], add: Backend['add']): Part[] {
  const parts: Part[] = []
  let plain: Assignment[] = []
  const flush = (): void => {
    if (plain.length > 0) parts.push(add(plain))
    plain = []
  }
  for (const evaluation of evaluations) {
    if (!isLoop(evaluation)) {
      plain.push(evaluation)
      continue
    }
    flush()
    parts.push({ loop: evaluation, values: add(evaluation.values), tangents: add(evaluation.tangents) })
  }
  flush()
  return parts
}
