/**
 * The Compiled engine: the same assignments as one WebAssembly module over the run's memory. Parameters are read from
 * memory, so that tuning never compiles anew. With a plan the module also takes the steps: parts that stand alone live
 * in one function each (`fused-kernel.ts`), the rest goes through its routines (`step-kernel.ts`).
 */
import { visit } from '../../block/expression.ts'
import { OPERATIONS } from '../../block/operations.ts'
import { type Assignment, isLoop, type Program, TICK_BEHIND_TIME } from '../../compile/program.ts'
import {
  createUpdateWrite,
  finishEngine,
  type LoopPart,
  type Part,
  planRoutines,
  type Routine,
  type UpdatePlan,
} from '../assemble.ts'
import type { CreateEngine, StepPlan } from '../engine.ts'
import { emitFusedKernel } from './fused-kernel.ts'
import { type FusedGroup, type Split, splitParts } from './fused-parts.ts'
import { MEMORY_FUNCTION_NAMES, MEMORY_FUNCTIONS } from './memory-functions.ts'
import {
  buildModule,
  CALL_OUT_INDEX,
  FIRST_OWN,
  FUSED_KERNEL,
  type ModuleFunction,
  ROUTINE,
  STEP_KERNEL,
} from './module.ts'
import { emitRoll, rollRoutine } from './roll-routine.ts'
import { createTraits } from './rolling.ts'
import { compileFunction, IMPORTS } from './scalar-code.ts'
import { emitStepKernel, type Range, type Step } from './step-kernel.ts'
import { createStepper, type FusedKernel, logCapacity, type StepKernel } from './stepper.ts'

/** Elements of nodes in one function. */
const FUNCTION_SIZE = 1500
const PAGE_BYTES = 65536
/** Doubles of a state that are written one by one. */
const MOST_COPIED = 16

export const createCompiledEngine: CreateEngine = (program, isShared, plan = null) => {
  let end = program.memoryLength
  const reserve = (width: number): number => {
    const address = end
    end += width
    return address
  }
  const functions: ModuleFunction[] = []
  const define = (type: number, body: Uint8Array): number => functions.push({ type, body }) - 1
  const traitsOf = createTraits()
  /** The functions of each routine. */
  const routines: (readonly number[])[] = []
  const add = (assignments: readonly Assignment[]): number => {
    const { rolls, rest } = rollRoutine(assignments, traitsOf)
    return (
      routines.push([
        ...rolls.map(roll => define(ROUTINE, emitRoll(roll, program.timeAddress))),
        ...cut(rest).map(piece => define(ROUTINE, compileFunction(piece, program.timeAddress, { reserve }))),
      ]) - 1
    )
  }
  const whole = planRoutines(program, add)
  const stepping = plan && planSteps(program, plan, { add, define, reserve, routines, whole })

  const callOuts: Routine[] = []
  const { memory, run } = instantiate(functions, end, isShared, index => callOuts[index]?.())
  const bound = {
    memory,
    routines: routines.map(indices => chain(indices.map(index => run(index) as Routine))),
  }
  const { engine, toSolver } = finishEngine(program, whole, bound)
  if (!stepping) return engine
  callOuts.push(
    ...stepping.callOuts.map(out => ('loop' in out ? toSolver(out) : createUpdateWrite(memory, out))),
  )
  return Object.assign(engine, {
    stepper: createStepper({
      program,
      plan: stepping.plan,
      memory,
      engine,
      groups: stepping.groups.map(({ count, kernel }) => ({ count, kernel: run(kernel) as FusedKernel })),
      takeSteps: run(stepping.step) as StepKernel,
      computeFused: bound.routines[stepping.fusedOutputs] ?? (() => undefined),
      isAllFused: stepping.isAllFused,
      log: stepping.log,
      saved: stepping.saved,
    }),
  })
}

interface Emitter {
  readonly add: (assignments: readonly Assignment[]) => number
  readonly define: (type: number, body: Uint8Array) => number
  readonly reserve: (width: number) => number
  readonly routines: readonly (readonly number[])[]
  readonly whole: ReturnType<typeof planRoutines>
}

function planSteps(
  program: Program,
  plan: StepPlan,
  { add, define, reserve, routines, whole }: Emitter,
): {
  plan: StepPlan
  groups: { count: number; kernel: number }[]
  step: number
  fusedOutputs: number
  callOuts: (LoopPart | UpdatePlan)[]
  isAllFused: boolean
  log: Range
  saved: readonly Range[]
} {
  const { groups, isFused } = splitParts(program, plan.log?.addresses ?? [])
  const hasFused = groups.length > 0
  const rest = hasFused ? planRoutines(keepRest(program, isFused), add) : whole
  const callOuts: (LoopPart | UpdatePlan)[] = []
  const callOut = (out: LoopPart | UpdatePlan): Step => ({ callOut: callOuts.push(out) - 1 })
  const toSteps = (parts: readonly Part[]): Step[] =>
    parts.map(part =>
      typeof part === 'number'
        ? { functions: (routines[part] ?? []).map(index => FIRST_OWN + index) }
        : callOut(part),
    )
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
        major,
        states,
        derivativeOffset,
        outputs,
        logged,
        timeAddress: program.timeAddress,
        tickAddress: program.timeAddress + TICK_BEHIND_TIME,
        callOut: CALL_OUT_INDEX,
        reserve,
      },
      plan,
    ),
  )
  const length = 1 + (plan.log?.addresses.length ?? 0)
  const rows = plan.log ? logCapacity(length) : 0
  const isChanging =
    major.some(({ rate }) => rate.period !== Number.POSITIVE_INFINITY) || rest.updates.length > 0
  const isAllFused = states.length === 0 && !isChanging
  const { continuousStates } = program.sections
  return {
    plan,
    groups: groups.map(group => ({
      count: group.count,
      kernel: define(
        FUSED_KERNEL,
        emitFusedKernel(group, plan, program.timeAddress, group.count > 1 ? 2 : 1),
      ),
    })),
    step,
    fusedOutputs: add(listFusedOutputs(program, isFused)),
    callOuts,
    isAllFused,
    log: { address: reserve(rows * length), length: rows * length },
    saved: isAllFused ? [continuousStates] : [{ address: 0, length: program.memoryLength }],
  }
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

/** Assignments in pieces of about the size of a function. */
function cut(assignments: readonly Assignment[]): Assignment[][] {
  const pieces: Assignment[][] = []
  let size = 0
  for (const assignment of assignments) {
    visit([assignment.expression], node => {
      size += node.width
    })
    const last = pieces.at(-1)
    if (!last || size > FUNCTION_SIZE) {
      pieces.push([assignment])
      size = 0
    } else last.push(assignment)
  }
  return pieces
}

function chain(functions: readonly Routine[]): Routine {
  const [first, ...rest] = functions
  if (!first) return () => undefined
  if (rest.length === 0) return first
  return () => {
    for (const next of functions) next()
  }
}

function instantiate(
  functions: readonly ModuleFunction[],
  length: number,
  isShared: boolean,
  callOut: (index: number) => void,
): { memory: Float64Array; run: (index: number) => unknown } {
  const pages = Math.max(1, Math.ceil((length * Float64Array.BYTES_PER_ELEMENT) / PAGE_BYTES))
  const wasm = new WebAssembly.Memory(
    isShared ? { initial: pages, maximum: pages, shared: true } : { initial: pages },
  )
  const memory = new Float64Array(wasm.buffer, 0, length)
  const imports: Record<string, unknown> = Object.fromEntries(
    IMPORTS.map(name => [name, OPERATIONS[name].evaluate]),
  )
  for (const name of MEMORY_FUNCTION_NAMES) imports[name] = MEMORY_FUNCTIONS[name].bind(memory)
  imports.callOut = callOut
  imports.memory = wasm
  const module = new WebAssembly.Module(buildModule(functions, { pages, isShared }))
  const { exports } = new WebAssembly.Instance(module, { m: imports })
  return { memory, run: index => exports[`r${index}`] }
}
