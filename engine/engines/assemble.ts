/**
 * What all engines have in common: which assignments belong together, when they run, and how algebraic loops are closed.
 * An engine brings a Backend, which turns lists of assignments into something that runs.
 */
import { CONTINUOUS, hits, isContinuous } from '../compile/infer-rates.ts'
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
import type { Calls } from './calls.ts'
import type { Engine } from './engine.ts'
import { createJacobian } from './jacobian.ts'
import { createLoopSolver } from './solve-loop.ts'

export type Routine = () => void

export interface Backend {
  /** Takes assignments that run in this order, always together; returns which of the bound routines does that. */
  readonly add: (assignments: readonly Assignment[]) => number
  /** After the last `add`: the run's memory with the backend's own doubles behind the program's, and the routines. */
  readonly bind: () => Bound
  readonly calls: Calls
}

/** Numbers are routines. */
export type Part = number | LoopPart

export interface LoopPart {
  readonly loop: LoopSolution
  readonly values: number
  readonly tangents: number
}

export interface Bound {
  readonly memory: Float64Array
  readonly routines: readonly Routine[]
}

interface SegmentPlan {
  readonly rate: Rate
  readonly when: number | null
  readonly parts: readonly Part[]
}

export interface UpdatePlan {
  readonly rate: Rate
  readonly when: number | null
  readonly routine: number
  readonly from: number
  readonly until: number
  readonly to: number
  /** Address of the index of the element that changes, of so many. */
  readonly index: number
  readonly count: number
  readonly remembers: boolean
  readonly renews: boolean
}

/** What a Program consists of, as routines by number. */
export interface RoutinePlan {
  readonly start: number
  readonly major: readonly SegmentPlan[]
  readonly minor: readonly SegmentPlan[]
  /** The Jacobian's tangents, where the Program carries any. */
  readonly tangents: number | null
  readonly updates: readonly UpdatePlan[]
  /** Of the event plan: outputs while modes are held, with the guards, and the next breaks of sources. */
  readonly held: readonly SegmentPlan[]
  readonly nextEvents: number | null
}

/** `addMinor` takes what minor evaluations are made of; null leaves them out, for whoever brings them later. */
export function planRoutines(
  program: Program,
  add: Backend['add'],
  addMinor: Backend['add'] | null = add,
): RoutinePlan {
  const splitAll = (segments: readonly Segment[], into = add): SegmentPlan[] =>
    segments.map(({ rate, when, evaluations }) => ({ rate, when, parts: split(evaluations, into) }))
  return {
    start: add(program.start),
    major: splitAll(program.majorOutputs),
    minor: addMinor ? splitAll(appendDerivatives(program.minorOutputs, program.derivatives), addMinor) : [],
    tangents: program.jacobian?.tangents ? add(program.jacobian.tangents.assignments) : null,
    updates: program.updates.map(({ rate, when, assignment, to, element, remembers, renews }) => ({
      rate,
      when,
      routine: add(element ? [assignment, element.index] : [assignment]),
      from: assignment.address,
      until: assignment.address + assignment.width,
      to,
      index: element?.index.address ?? 0,
      count: element?.count ?? 1,
      remembers,
      renews,
    })),
    held: splitAll(program.events?.heldOutputs ?? []),
    nextEvents: program.events ? add(program.events.nextEvents) : null,
  }
}

export function assembleEngine(program: Program, { add, bind, calls }: Backend): Engine {
  const plan = planRoutines(program, add)
  return finishEngine(program, plan, bind(), calls).engine
}

export interface FinishedEngine {
  readonly engine: { -readonly [Key in keyof Engine]: Engine[Key] }
  /** Solves a loop and notes what went wrong. */
  readonly toSolver: (part: LoopPart) => Routine
}

export function finishEngine(
  program: Program,
  { start, major, minor, tangents, updates, held, nextEvents }: RoutinePlan,
  { memory, routines }: Bound,
  calls: Calls,
): FinishedEngine {
  const context = createContext(program, memory)
  const isOn = (when: number | null): boolean => when === null || memory[when] !== 0
  const at = (index: number): Routine => routines[index] ?? (() => undefined)

  const toSolver = ({ loop, values, tangents }: LoopPart): Routine => {
    const solve = createLoopSolver({ loop, memory, computeValues: at(values), computeTangents: at(tangents) })
    return () => {
      const reason = solve()
      if (reason !== null) engine.fault ??= { loop, reason }
    }
  }
  const toRoutines = ({ rate, when, parts }: SegmentPlan) => ({
    rate,
    when,
    routines: parts.map(part => (typeof part === 'number' ? at(part) : toSolver(part))),
  })
  const majorRoutines = major.map(toRoutines)
  const minorRoutines = minor.map(toRoutines)
  const heldRoutines = held.map(toRoutines)
  const updateRoutines = updates.map(update => ({
    ...update,
    compute: at(update.routine),
    write: createUpdateWrite(memory, update),
  }))

  type UpdateRoutine = (typeof updateRoutines)[number]
  const takeAll = (routines: readonly UpdateRoutine[]) => (): void => {
    for (const { when, compute } of routines) if (isOn(when)) compute()
    for (const { when, write } of routines) if (isOn(when)) write()
  }

  const computeContinuous = (segments: readonly ReturnType<typeof toRoutines>[]) => (): void => {
    for (const { when, routines } of segments) if (isOn(when)) for (const routine of routines) routine()
  }

  const engine: FinishedEngine['engine'] = {
    context,
    fault: null,
    callFault: calls.fault,
    forgiveFault: () => {
      const hadFault = engine.fault !== null || calls.fault() !== null
      engine.fault = null
      calls.forgive()
      return hadFault
    },
    initialise: at(start),
    computeOutputs: tick => {
      for (const { rate, when, routines } of majorRoutines)
        if (hits(rate, tick) && isOn(when)) for (const routine of routines) routine()
    },
    computeDerivatives: computeContinuous(minorRoutines),
    computeHeld: computeContinuous(heldRoutines),
    computeNextEvents: nextEvents === null ? () => undefined : at(nextEvents),
    computeJacobian: tangents === null ? null : createJacobian(program.jacobian, memory, at(tangents)),
    remember: takeAll(updateRoutines.filter(({ rate, remembers }) => remembers && isContinuous(rate))),
    renew: takeAll(updateRoutines.filter(({ renews }) => renews)),
    update: tick => {
      for (const { rate, when, compute } of updateRoutines) if (hits(rate, tick) && isOn(when)) compute()
      for (const { rate, when, write } of updateRoutines) if (hits(rate, tick) && isOn(when)) write()
    },
  }
  return { engine, toSolver }
}

/** From staging into the state, or into the element of it that changes. */
export function createUpdateWrite(
  memory: Float64Array,
  { from, until, to, index, count }: UpdatePlan,
): Routine {
  return () => {
    memory.copyWithin(to + positionOf(memory[index] ?? 0, count) * (until - from), from, until)
  }
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
