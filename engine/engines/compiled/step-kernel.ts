/**
 * Many steps in one WebAssembly call, for whatever part of a Program has rates, updates, loops, or is too large to live
 * in locals: the stepping algorithm of `simulate/run.ts`, over the routines that the module has already.
 */
import type { Rate } from '../../compile/program.ts'
import type { StepPlan } from '../engine.ts'
import { type CheckLocals, checkFinite, checkZero, totalOf } from './check-values.ts'
import type { Combine } from './combine-stage.ts'
import { ALIGNMENT, BYTES, F64_NE, OP, STORE } from './instructions.ts'
import type { Range } from './ranges.ts'
import { get, integer, loadAt, real, set, storeAt, tee, timeOfTick } from './snippets.ts'
import { F64, functionBody, I32, unsigned, V128 } from './wasm-binary.ts'

/** Functions of the module to call, or what is done outside, by number. */
export type Step = { readonly functions: readonly number[] } | { readonly callOut: number }

/** When something happens: at the rate's ticks, and where the double at `when` is not 0. */
interface Condition {
  readonly rate: Rate
  readonly when: number | null
}

export interface StepUpdate extends Condition {
  readonly steps: readonly Step[]
  /** From staging into the state; null where `write` does it. */
  readonly copy: { readonly from: number; readonly to: number; readonly width: number } | null
  readonly write: Step | null
}

export interface StepperParts {
  readonly updates: readonly StepUpdate[]
  readonly minor: readonly { readonly when: number | null; readonly steps: readonly Step[] }[]
  /** In place of them at the first stage, once outputs are those of the parameters; null where there is no short cut. */
  readonly firstStage: readonly Step[] | null
  readonly major: readonly (Condition & { readonly steps: readonly Step[] })[]
  /** What follows the evaluation of each stage: code that stands here, or a step; null where there are no states. */
  readonly combine: Combine['emit'] | readonly Step[] | null
  /** Outputs that must be finite. */
  readonly outputs: readonly Range[]
  /** The step that checks them elsewhere, and where it leaves its sums; null where that is done here. */
  readonly checked: { readonly step: Step; readonly sums: readonly number[] } | null
  /** Outputs that must be 0. */
  readonly watched: readonly Range[]
  readonly logged: readonly { readonly column: number; readonly address: number }[]
  readonly timeAddress: number
  readonly tickAddress: number
  /** Index of the imported function for what is done outside. */
  readonly callOut: number
}

/** Parameters of the function; `IS_FRESH`: parameters may have changed, so that what is constant is computed once more. */
const TICKS = 0
const TICK = 1
const LOG_ADDRESS = 2
const UNTIL_LOG = 3
const IS_FRESH = 4
const PARAMETERS = 5

const I64_TRUNCATE = 0xb0
const I64_SUBTRACT = 0x7d
const I64_REMAINDER = 0x81
const I64_IS_ZERO = 0x50

/** The function while it is written. */
interface Kernel {
  readonly parts: StepperParts
  readonly plan: StepPlan
  readonly localTypes: number[]
  readonly locals: CheckLocals & { readonly tick: number; readonly time: number; readonly endTime: number }
  /** For each rate in use, the local that says whether it has a hit at the present tick. */
  readonly hits: Map<string, { readonly rate: Rate; readonly hit: number }>
}

export function emitStepKernel(parts: StepperParts, plan: StepPlan): Uint8Array {
  const kernel = createKernel(parts, plan)
  const { localTypes, locals } = kernel
  const { tick, time, endTime } = locals
  const updates = emitUpdates(kernel)
  const stages = emitStages(kernel)
  const major = parts.major.flatMap(segment => atHits(kernel, segment, emitSteps(parts, segment.steps)))
  const findHits = emitFindHits(kernel)
  return functionBody(localTypes, [
    ...[...get(TICK), ...set(tick), ...timeOfTick(plan, tick), ...set(time)],
    ...findHits,
    ...[OP.loop, OP.empty],
    ...updates,
    ...[...get(tick), ...real(1), OP.f64Add, ...set(tick), ...timeOfTick(plan, tick), ...set(endTime)],
    ...stages,
    ...[...get(endTime), ...set(time), ...storeAt(parts.timeAddress, get(time))],
    ...storeAt(parts.tickAddress, get(tick)),
    ...findHits,
    ...major,
    ...emitCheck(kernel),
    ...checkZero(parts.watched, locals),
    ...[...integer(0), ...set(IS_FRESH)],
    ...emitLog(kernel),
    ...[...get(TICKS), ...integer(-1), OP.i32Add, ...tee(TICKS), OP.branchIf, 0],
    OP.end,
    ...totalOf(locals),
    OP.end,
  ])
}

function createKernel(parts: StepperParts, plan: StepPlan): Kernel {
  const localTypes: number[] = []
  const add = (type: number): number => PARAMETERS + localTypes.push(type) - 1
  const [tick, time, endTime] = [add(F64), add(F64), add(F64)]
  const [offset, sum, pairSum] = [add(I32), add(F64), add(V128)]
  const [slope, slopePair] = [add(F64), add(V128)]
  const locals = { tick, time, endTime, offset, sum, pairSum, slope, slopePair }
  return { parts, plan, localTypes, locals, hits: new Map() }
}

/** Null where the rate has a hit at every tick. */
function hitOf({ localTypes, hits }: Kernel, rate: Rate): number | null {
  if (rate.period === Number.POSITIVE_INFINITY) return IS_FRESH
  if (rate.period === 0 || rate.period === 1) return null
  const key = `${rate.period} ${rate.offset}`
  const found = hits.get(key) ?? { rate, hit: PARAMETERS + localTypes.push(I32) - 1 }
  hits.set(key, found)
  return found.hit
}

function emitFindHits({ hits, locals }: Kernel): number[] {
  return [...hits.values()].flatMap(({ rate, hit }) => [
    ...[...get(locals.tick), I64_TRUNCATE, ...real(rate.offset), I64_TRUNCATE, I64_SUBTRACT],
    ...[...real(rate.period), I64_TRUNCATE, I64_REMAINDER, I64_IS_ZERO, ...set(hit)],
  ])
}

function atHits(kernel: Kernel, { rate, when }: Condition, code: readonly number[]): number[] {
  const hit = hitOf(kernel, rate)
  const guarded = onlyIf(when, code)
  return hit === null ? guarded : [...get(hit), OP.if, OP.empty, ...guarded, OP.end]
}

function onlyIf(when: number | null, code: readonly number[]): number[] {
  if (when === null) return [...code]
  return [...loadAt(when), ...real(0), F64_NE, OP.if, OP.empty, ...code, OP.end]
}

function emitSteps({ callOut }: StepperParts, steps: readonly Step[]): number[] {
  return steps.flatMap(step =>
    'callOut' in step
      ? [...integer(step.callOut), OP.call, ...unsigned(callOut)]
      : step.functions.flatMap(index => [OP.call, ...unsigned(index)]),
  )
}

/** All are computed before the first is written. */
function emitUpdates(kernel: Kernel): number[] {
  const { parts } = kernel
  return [
    ...parts.updates.flatMap(update => atHits(kernel, update, emitSteps(parts, update.steps))),
    ...parts.updates.flatMap(update => {
      const { copy, write } = update
      return atHits(kernel, update, write ? emitSteps(parts, [write]) : emitCopy(copy))
    }),
  ]
}

function emitCopy(copy: StepUpdate['copy']): number[] {
  if (!copy) return []
  const { from, to, width } = copy
  return Array.from({ length: width }, (_, i) => storeAt(to + i, loadAt(from + i))).flat()
}

/** From the states at `time` to those at `endTime`. */
function emitStages({ parts, plan, locals }: Kernel): number[] {
  const { combine, firstStage } = parts
  if (combine === null) return []
  const { b, c } = plan.method
  const minor = parts.minor.flatMap(({ when, steps }) => onlyIf(when, emitSteps(parts, steps)))
  const first = firstStage
    ? [...get(IS_FRESH), OP.if, OP.empty, ...minor, OP.else, ...emitSteps(parts, firstStage), OP.end]
    : minor
  const combineAt = (stage: number): number[] => {
    if (typeof combine === 'function') return combine(stage, locals)
    const step = combine[stage]
    return step ? emitSteps(parts, [step]) : []
  }
  return b.flatMap((_, stage) => [
    ...storeAt(parts.timeAddress, timeWithin(c[stage] ?? 0, plan, locals)),
    ...(stage === 0 ? first : minor),
    ...combineAt(stage),
  ])
}

function timeWithin(share: number, { stepSeconds }: StepPlan, { time, endTime }: Kernel['locals']): number[] {
  if (share === 1) return get(endTime)
  if (share === 0) return get(time)
  return [...get(time), ...real(share * stepSeconds), OP.f64Add]
}

function emitCheck({ parts, locals }: Kernel): number[] {
  const { checked, outputs } = parts
  if (!checked) return checkFinite(outputs, locals)
  return [
    ...emitSteps(parts, [checked.step]),
    ...checked.sums.flatMap(address => [
      ...[...get(locals.sum), ...loadAt(address), OP.f64Add, ...set(locals.sum)],
    ]),
  ]
}

/** Time and what is logged here, each `plan.log.every` ticks; fused parts write their own columns. */
function emitLog({ parts, plan, locals }: Kernel): number[] {
  if (!plan.log) return []
  const { addresses, every } = plan.log
  const storeInRow = (column: number, value: readonly number[]): number[] => [
    ...[...get(LOG_ADDRESS), ...value],
    ...[STORE, ALIGNMENT, ...unsigned(column * BYTES)],
  ]
  return [
    ...[...get(UNTIL_LOG), ...integer(-1), OP.i32Add, ...tee(UNTIL_LOG)],
    ...[OP.i32IsZero, OP.if, OP.empty, ...integer(every), ...set(UNTIL_LOG)],
    ...storeInRow(0, get(locals.time)),
    ...parts.logged.flatMap(({ column, address }) => storeInRow(1 + column, loadAt(address))),
    ...[...get(LOG_ADDRESS), ...integer((1 + addresses.length) * BYTES), OP.i32Add, ...set(LOG_ADDRESS)],
    OP.end,
  ]
}
