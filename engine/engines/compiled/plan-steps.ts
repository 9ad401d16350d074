/** What the kernels of a Program are: which parts are fused, and how everything else takes its steps. */
import { canEndRun } from '../../block/block-role.ts'
import { isLoop, type Program, TICK_BEHIND_TIME } from '../../compile/program.ts'
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
import { joinRanges, type Range } from './ranges.ts'
import { keepRest, listFusedOutputs, listRestStates } from './rest-of-program.ts'
import { emitStepKernel, type Step, type StepUpdate } from './step-kernel.ts'
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
  const logged = listLogged(plan, groups)
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
  const toUpdate = (update: UpdatePlan): StepUpdate => {
    const { rate, when, routine, from, until, to, count } = update
    const steps = toSteps([routine])
    return count === 1 && until - from <= MOST_COPIED
      ? { rate, when, steps, copy: { from, to, width: until - from }, write: null }
      : { rate, when, steps, copy: null, write: callOut(update) }
  }
  const major = rest.major.map(({ rate, when, parts }) => ({ rate, when, steps: toSteps(parts) }))
  const step = define(
    STEP_KERNEL,
    emitStepKernel(
      {
        updates: rest.updates.map(toUpdate),
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

/** Columns of the log that no group writes itself. */
function listLogged(plan: StepPlan, groups: readonly FusedGroup[]): { column: number; address: number }[] {
  const fusedColumns = new Set(
    groups.flatMap(({ logged, count, columnStrideOf }) =>
      logged.flatMap(({ column }) =>
        Array.from({ length: count }, (_, i) => column + i * columnStrideOf(column)),
      ),
    ),
  )
  return (plan.log?.addresses ?? []).flatMap((address, column) =>
    fusedColumns.has(column) ? [] : [{ column, address }],
  )
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
