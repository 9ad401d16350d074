/**
 * Makes a Program ready for fixed steps. A continuous block that remembers the last major step and does not ask for the
 * time (Backlash, a flip-flop, an edge detector) is on the same piece of its law until the next one: its modes, and the
 * truths that it is given, are set at major steps, and minor evaluations read them. What has no memory, and what follows
 * the time, is computed at every stage as it is.
 */
import { type ConfiguredBehaviour, updatesOf } from '../block/behaviour.ts'
import { createReserve } from './assign.ts'
import { readsTime } from './feedthrough.ts'
import { createHolder } from './hold-modes.ts'
import { CONTINUOUS, isContinuous } from './infer-rates.ts'
import { once } from './once.ts'
import { type Evaluation, isLoop, type Program, type Segment } from './program.ts'

export function holdMemory(program: Program, behaviours: readonly ConfiguredBehaviour[]): Program {
  const only = findRemembering(program, behaviours)
  if (only.size === 0) return program
  const memory = createReserve(program.memoryLength)
  const held = createHolder(program, { reserve: memory.reserve, only })
  /** By evaluation of the major outputs: the same with modes held. */
  const twins = new Map<Evaluation, Evaluation>()
  const majorOutputs = program.majorOutputs.map((segment): Segment => {
    if (!isContinuous(segment.rate)) return segment
    const evaluations = segment.evaluations.flatMap(evaluation => {
      const { when } = segment
      twins.set(
        evaluation,
        isLoop(evaluation) ? held.holdLoop(evaluation, when) : held.hold(evaluation, when),
      )
      return [evaluation, ...held.takePending().modes]
    })
    return { ...segment, evaluations }
  })
  return {
    ...program,
    majorOutputs,
    minorOutputs: program.minorOutputs.map(segment => ({
      ...segment,
      evaluations: segment.evaluations.map(evaluation => twins.get(evaluation) ?? evaluation),
    })),
    memoryLength: memory.end(),
  }
}

/** Blocks with a memory on which derivatives depend, by index. */
function findRemembering(
  { blocks, minorOutputs }: Program,
  behaviours: readonly ConfiguredBehaviour[],
): ReadonlySet<number> {
  const remembersOf = once(remembers)
  const found = new Set<number>()
  // Most models have none, and thousands of evaluations.
  if (!behaviours.some(remembersOf)) return found
  for (const { evaluations } of minorOutputs) {
    for (const { block } of evaluations.flatMap(each => (isLoop(each) ? each.values : [each]))) {
      const behaviour = behaviours[block]
      if (behaviour && isContinuous(blocks[block]?.rate ?? CONTINUOUS) && remembersOf(behaviour))
        found.add(block)
    }
  }
  return found
}

function remembers(behaviour: ConfiguredBehaviour): boolean {
  const kinds = Object.values(behaviour.states).map(({ kind }) => kind)
  const updates = updatesOf(behaviour)
  return (
    updates.length > 0 &&
    kinds.every(kind => kind === 'discrete') &&
    ![...Object.values(behaviour.outputs), ...updates].some(readsTime)
  )
}
