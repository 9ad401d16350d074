/**
 * What all engines have in common: which assignments belong together, when they run, and how algebraic loops are closed.
 * An engine brings a Backend, which turns lists of assignments into something that runs.
 */
import { CONTINUOUS, hits } from '../compile/infer-rates.ts'
import {
  type Assignment,
  type Evaluation,
  isLoop,
  type LoopSolution,
  type Program,
  type Rate,
  type Segment,
} from '../compile/program.ts'
import { createContext } from '../context/context.ts'
import { positionOf } from './arrays.ts'
import type { Engine } from './engine.ts'
import { createJacobian } from './jacobian.ts'
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
  const splitAll = (segments: readonly Segment[]) =>
    segments.map(({ rate, when, evaluations }) => ({ rate, when, parts: split(evaluations, add) }))
  const major = splitAll(program.majorOutputs)
  const minor = splitAll(appendDerivatives(program.minorOutputs, program.derivatives))
  const jacobian = program.jacobian?.tangents ?? null
  const tangents = jacobian && add(jacobian.assignments)
  const updates = program.updates.map(({ rate, when, assignment, to, element }) => ({
    rate,
    when,
    routine: add(element ? [assignment, element.index] : [assignment]),
    from: assignment.address,
    until: assignment.address + assignment.width,
    to,
    index: element?.index.address ?? 0,
    count: element?.count ?? 1,
  }))

  const { memory, routines } = bind()
  const context = createContext(program, memory)
  const isOn = (when: number | null): boolean => when === null || memory[when] !== 0
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
  const toRoutines = ({ rate, when, parts }: { rate: Rate; when: number | null; parts: Part[] }) => ({
    rate,
    when,
    routines: parts.map(toRoutine),
  })
  const majorRoutines = major.map(toRoutines)
  const minorRoutines = minor.map(toRoutines)
  const updateRoutines = updates.map(({ routine, ...rest }) => ({ ...rest, compute: at(routine) }))

  const engine: { -readonly [Key in keyof Engine]: Engine[Key] } = {
    context,
    fault: null,
    initialise: at(start),
    computeOutputs: tick => {
      for (const { rate, when, routines } of majorRoutines)
        if (hits(rate, tick) && isOn(when)) for (const routine of routines) routine()
    },
    computeDerivatives: () => {
      for (const { when, routines } of minorRoutines)
        if (isOn(when)) for (const routine of routines) routine()
    },
    computeJacobian: tangents === null ? null : createJacobian(program.jacobian, memory, at(tangents)),
    update: tick => {
      for (const { rate, when, compute } of updateRoutines) if (hits(rate, tick) && isOn(when)) compute()
      for (const { rate, when, from, until, to, index, count } of updateRoutines) {
        if (!hits(rate, tick) || !isOn(when)) continue
        memory.copyWithin(to + positionOf(memory[index] ?? 0, count) * (until - from), from, until)
      }
    },
  }
  return engine
}

/** Derivatives follow the last segment without a flag, where there is one to run on with. */
function appendDerivatives(segments: readonly Segment[], derivatives: readonly Assignment[]): Segment[] {
  const last = segments.at(-1)
  return last && last.when === null
    ? [...segments.slice(0, -1), { ...last, evaluations: [...last.evaluations, ...derivatives] }]
    : [...segments, { rate: CONTINUOUS, when: null, evaluations: derivatives }]
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
