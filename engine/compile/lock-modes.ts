/**
 * Makes a Program ready for variable steps: in every continuous output, derivative and update each discontinuous node whose
 * operands change between major steps gets a mode. Major outputs stay as they are and then set the modes; minor
 * evaluations and guards read them, so that the right-hand side is smooth from one event to the next.
 */
import type { Expression } from '../block/expression.ts'
import { conditionalExit } from './activation.ts'
import { createReserve } from './assign.ts'
import { createHolder } from './hold-modes.ts'
import { CONTINUOUS, isContinuous } from './infer-rates.ts'
import { findMemories } from './memories.ts'
import {
  type Assignment,
  type Binding,
  type Evaluation,
  isLoop,
  type Program,
  type Segment,
} from './program.ts'

/** When a block's output breaks next, strictly after the present time. */
export interface Break {
  readonly block: number
  readonly expression: Expression
  readonly binding: Binding
}

interface Locked {
  readonly program: Program
  /** Blocks that compare a signal with what it was at the last major step, which then depends on the solver's steps alone. */
  readonly comparers: ReadonlySet<number>
}

export function lockModes(program: Program, breaks: readonly Break[]): Locked {
  const memory = createReserve(program.memoryLength)
  const foretold = new Set(breaks.map(({ block }) => block))
  const held = createHolder(program, { reserve: memory.reserve, foretold, memories: findMemories(program) })

  /** A flag that changes is an event too: a pulse is over once the updates at its instant are done. */
  const flags = new Set([...program.majorOutputs, ...program.updates].flatMap(({ when }) => when ?? []))
  /** Held as they are: what an update switches on has no modes before the next major step. */
  const isFlag = (evaluation: Evaluation): boolean => !isLoop(evaluation) && flags.has(evaluation.address)

  /** By evaluation of the major outputs: the same with modes held. */
  const twins = new Map<Evaluation, Evaluation>()
  const majorOutputs: Segment[] = []
  const heldOutputs: Segment[] = []
  for (const segment of program.majorOutputs) {
    if (!isContinuous(segment.rate)) {
      majorOutputs.push(segment)
      continue
    }
    const direct: Evaluation[] = []
    const locked: Evaluation[] = []
    for (const evaluation of segment.evaluations) {
      const twin = isLoop(evaluation)
        ? held.holdLoop(evaluation, segment.when)
        : held.hold(evaluation, segment.when)
      twins.set(evaluation, twin)
      const { modes, guards } = held.takePending()
      direct.push(isLoop(evaluation) ? held.giveLoop(evaluation) : held.give(evaluation), ...modes)
      if (!isFlag(evaluation)) locked.push(twin)
      locked.push(...guards)
    }
    majorOutputs.push({ ...segment, evaluations: direct })
    heldOutputs.push({ ...segment, evaluations: locked })
  }
  const derivatives = program.derivatives.map(assignment => held.hold(assignment, null))
  const rest: { when: number | null; modes: Assignment[]; guards: Assignment[] }[] = [
    { when: null, ...held.takePending() },
  ]
  /** What leaves at the very instant at which a model goes off is what its Exits hold, and not what left a step before. */
  const leaving: Assignment[] = []
  for (const { rate, when, assignment, element, to } of program.updates) {
    if (!isContinuous(rate)) continue
    const twin = held.hold(assignment, when)
    if (program.blocks[assignment.block]?.type === conditionalExit.id) leaving.push({ ...twin, address: to })
    if (element) held.hold(element.index, when)
    rest.push({ when, ...held.takePending() })
  }
  for (const { when, modes, guards } of rest) {
    if (modes.length > 0) majorOutputs.push({ rate: CONTINUOUS, when, evaluations: modes })
    if (guards.length > 0) heldOutputs.push({ rate: CONTINUOUS, when, evaluations: guards })
  }

  if (leaving.length > 0) heldOutputs.push({ rate: CONTINUOUS, when: null, evaluations: leaving })
  const nextEvents = breaks.map(({ block, expression, binding }): Assignment => {
    const { width } = expression
    return { address: memory.reserve(width), width, expression, binding, block }
  })
  return {
    program: {
      ...program,
      majorOutputs,
      minorOutputs: program.minorOutputs.map(segment => ({
        ...segment,
        evaluations: segment.evaluations.map(evaluation => twins.get(evaluation) ?? evaluation),
      })),
      derivatives,
      events: { modes: [...held.modes, ...flags], guards: held.guards, heldOutputs, nextEvents },
      updates: program.updates.map(update => ({
        ...update,
        assignment: held.give(update.assignment),
        renews: held.kept.has(update.to),
      })),
      memoryLength: memory.end(),
    },
    comparers: held.comparers,
  }
}
