/** What the kernels of a Program are: which parts are fused, and how everything else takes its steps. */
import { canEndRun } from '../../block/block-role.ts'
import { visit } from '../../block/expression.ts'
import { type Assignment, isLoop, type Program, TICK_BEHIND_TIME } from '../../compile/program.ts'
import { type LoopPart, type Part, planRoutines, type RoutinePlan, type UpdatePlan } from '../assemble.ts'
import type { StepPlan } from '../engine.ts'
import type { BranchedRoutines } from './branched-routines.ts'
import { shareCheck } from './check-values.ts'
import { planCombine } from './combine-stage.ts'
import type { Emitter } from './emitter.ts'
import { emitFusedKernel } from './fused-kernel.ts'
import type { FusedGroup, Split } from './fused-parts.ts'
import { FIRST_OWN, FUSED_KERNEL, ROUTINE, STEP_KERNEL } from './module.ts'
import { CALL_OUT_INDEX } from './operation-imports.ts'
import type { Range } from './over-range.ts'
import { emitStepKernel, type Step } from './step-kernel.ts'
import { logCapacity } from './stepper.ts'

/** Doubles between what threads write: a line of a cache. */
const APART = 8
/** Doubles of a state that are written one by one. */
const MOST_COPIED = 16

/** Functions of the module, by thread: a section of the step that has branches. */
export interface SectionPlan {
  readonly shares: readonly (readonly number[])[]
}

interface Surroundings extends Emitter {
  /** Where threads share the branches of a step. */
  readonly branched: BranchedRoutines | null
  /** For what minor evaluations are made of. */
  readonly addMinor: Emitter['add']
  readonly reserve: (width: number) => number
  readonly whole: RoutinePlan
  readonly isAllFused: boolean
}

interface Stepping {
  readonly groups: readonly { readonly count: number; readonly kernel: number; readonly cost: number }[]
  readonly step: number
  /** Null where the whole Program's outputs are those of the groups. */
  readonly fusedOutputs: number | null
  readonly callOuts: readonly (LoopPart | UpdatePlan | SectionPlan)[]
  readonly log: Range
  readonly saved: readonly Range[]
}

export function planSteps(
  program: Program,
  plan: StepPlan,
  { groups, isFused }: Split,
  { add, addMinor, branched, define, reserve, routines, whole, isAllFused }: Surroundings,
): Stepping {
  const hasFused = groups.length > 0
  const rest = hasFused ? planRoutines(keepRest(program, isFused), add, addMinor) : whole
  const callOuts: (LoopPart | UpdatePlan | SectionPlan)[] = []
  const callOut = (out: LoopPart | UpdatePlan | SectionPlan): Step => ({ callOut: callOuts.push(out) - 1 })
  const toSteps = (parts: readonly Part[]): Step[] =>
    parts.map(part => {
      if (typeof part !== 'number') return callOut(part)
      const shares = branched?.sharesOf(part)
      return shares
        ? callOut({ shares })
        : { functions: (routines[part] ?? []).map(index => FIRST_OWN + index) }
    })
  const derivativeOffset = program.sections.derivatives.address - program.sections.continuousStates.address
  const states = listRestStates(program, groups)
  const outputs = joinRanges(
    program.outputs
      .filter(({ block }) => !isFused[block])
      .map(({ address, width: length }) => ({ address, length })),
  )
  const fusedColumns = new Set(
    groups.flatMap(({ logged, count, columnStrideOf }) =>
      logged.flatMap(({ column }) =>
        Array.from({ length: count }, (_, i) => column + i * columnStrideOf(column)),
      ),
    ),
  )
  const logged = (plan.log?.addresses ?? []).flatMap((address, column) =>
    fusedColumns.has(column) ? [] : [{ column, address }],
  )
  // What the last point computed holds for the first stage of the next step, unless updates come between.
  const isFirstKnown = readsOnlyDerivatives(program) && program.updates.length === 0
  const derivatives = isFirstKnown ? add(program.derivatives.filter(({ block }) => !isFused[block])) : null
  const combine = planCombine(plan, states, derivativeOffset, reserve)
  const combineBranched = (threads: number): Step[] =>
    plan.method.b.map((_, stage) =>
      callOut({ shares: combine.share(stage, threads).map(body => [define(ROUTINE, body)]) }),
    )
  const checkBranched = (threads: number): { readonly step: Step; readonly sums: readonly number[] } => {
    const sums = Array.from({ length: threads }, () => reserve(APART))
    const shares = sums.map((into, part) => [define(ROUTINE, shareCheck(outputs, part, threads, into))])
    return { step: callOut({ shares }), sums }
  }
  const major = rest.major.map(({ rate, when, parts }) => ({ rate, when, steps: toSteps(parts) }))
  const step = define(
    STEP_KERNEL,
    emitStepKernel(
      {
        updates: rest.updates.map(update => ({
          rate: update.rate,
          when: update.when,
          steps: toSteps([update.routine]),
          ...(update.count === 1 && update.until - update.from <= MOST_COPIED
            ? { copy: { from: update.from, to: update.to, width: update.until - update.from }, write: null }
            : { copy: null, write: callOut(update) }),
        })),
        minor: rest.minor.map(({ when, parts }) => ({ when, steps: toSteps(parts) })),
        firstStage: derivatives === null ? null : toSteps([derivatives]),
        major,
        combine: states.length === 0 ? null : branched ? combineBranched(branched.threads) : combine.emit,
        outputs,
        checked: branched ? checkBranched(branched.threads) : null,
        watched: joinRanges(
          program.watches
            .filter(watch => canEndRun(watch) && !isFused[watch.block])
            .map(({ address, width: length }) => ({ address, length })),
        ),
        logged,
        timeAddress: program.timeAddress,
        tickAddress: program.timeAddress + TICK_BEHIND_TIME,
        callOut: CALL_OUT_INDEX,
      },
      plan,
    ),
  )
  const length = 1 + (plan.log?.addresses.length ?? 0)
  const rows = plan.log ? logCapacity(length) : 0
  const { continuousStates } = program.sections
  return {
    groups: groups.map(group => ({
      count: group.count,
      cost: group.cost,
      kernel: define(
        FUSED_KERNEL,
        emitFusedKernel(group, plan, program.timeAddress, group.count > 1 ? 2 : 1),
      ),
    })),
    step,
    fusedOutputs: isAllFused ? null : add(listFusedOutputs(program, isFused)),
    callOuts,
    log: { address: reserve(rows * length), length: rows * length },
    saved: isAllFused ? [continuousStates] : [{ address: 0, length: program.memoryLength }],
  }
}

/** Whether all that minor evaluations compute comes in one piece, of which nobody but the solver reads, and that the derivatives. */
export function readsOnlyDerivatives({ minorOutputs }: Program): boolean {
  return (
    minorOutputs.length <= 1 &&
    minorOutputs.every(({ when, evaluations }) => when === null && !evaluations.some(isLoop))
  )
}

/** Of minor evaluations only derivatives need a place in memory: the next point computes all outputs anew. */
export function keepDerivatives({ sections: { derivatives } }: Program, add: Emitter['add']): Emitter['add'] {
  const isDerivative = (address: number): boolean =>
    address >= derivatives.address && address < derivatives.address + derivatives.length
  return assignments => add(assignments, isDerivative)
}

/** Whether nothing but time passes outside the groups. */
export function standsAlone(program: Program, { groups, isFused }: Split): boolean {
  const isStill = program.majorOutputs.every(
    ({ rate, when, evaluations }) =>
      (rate.period === Number.POSITIVE_INFINITY && when === null) ||
      evaluations.every(({ block }) => isFused[block]),
  )
  return isStill && program.updates.length === 0 && listRestStates(program, groups).length === 0
}

/** What minor evaluations compute of it, loops aside. */
export function listRestMinor({ minorOutputs, derivatives }: Program, { isFused }: Split): Assignment[] {
  const evaluations = minorOutputs.flatMap(segment => segment.evaluations)
  return [...evaluations.flatMap(each => (isLoop(each) ? [] : [each])), ...derivatives].filter(
    ({ block }) => !isFused[block],
  )
}

/** The Program without what stands in groups; what is constant stays. */
function keepRest(program: Program, isFused: Split['isFused']): Program {
  const stays = ({ block }: { block: number }): boolean => !isFused[block]
  return {
    ...program,
    start: [],
    jacobian: null,
    majorOutputs: program.majorOutputs.flatMap(segment => {
      const isConstant = segment.rate.period === Number.POSITIVE_INFINITY
      const evaluations = isConstant ? segment.evaluations : segment.evaluations.filter(stays)
      return evaluations.length > 0 ? [{ ...segment, evaluations }] : []
    }),
    minorOutputs: program.minorOutputs.map(segment => ({
      ...segment,
      evaluations: segment.evaluations.filter(stays),
    })),
    derivatives: program.derivatives.filter(stays),
  }
}

function listFusedOutputs(program: Program, isFused: Split['isFused']): Assignment[] {
  return program.majorOutputs.flatMap(({ rate, evaluations }) =>
    rate.period === Number.POSITIVE_INFINITY
      ? []
      : evaluations.flatMap(evaluation =>
          !isLoop(evaluation) && isFused[evaluation.block] ? [evaluation] : [],
        ),
  )
}

function listRestStates(program: Program, groups: readonly FusedGroup[]): Range[] {
  const { address, length } = program.sections.continuousStates
  const isTaken = new Uint8Array(length)
  for (const { states, count, strideOf } of groups) {
    for (const state of states) {
      for (let i = 0; i < count; i += 1) isTaken[state + i * strideOf(state) - address] = 1
    }
  }
  const free: Range[] = []
  isTaken.forEach((taken, i) => {
    if (!taken) free.push({ address: address + i, length: 1 })
  })
  return joinRanges(free)
}

function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: { address: number; length: number }[] = []
  for (const range of [...ranges].sort((a, b) => a.address - b.address)) {
    const last = joined.at(-1)
    if (last && last.address + last.length === range.address) last.length += range.length
    else joined.push({ ...range })
  }
  return joined
}

/** What one evaluation of all that stands in no group costs, in the measure of the groups. */
export function countRest(program: Program, { isFused }: Split): number {
  const roots = [...program.outputs, ...program.derivatives]
    .filter(({ block }) => !isFused[block])
    .map(({ expression }) => expression)
  let cost = 0
  for (const root of roots) {
    visit([root], node => {
      cost += node.width
    })
  }
  return cost
}
