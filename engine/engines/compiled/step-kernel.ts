/**
 * Many steps in one WebAssembly call, for whatever part of a Program has rates, updates, loops, or is too large to live
 * in locals: the stepping algorithm of `simulate/run.ts`, over the routines that the module has already.
 */
import type { Rate } from '../../compile/program.ts'
import type { StepPlan } from '../engine.ts'
import { checkFinite, checkZero, totalOf } from './check-values.ts'
import type { Combine } from './combine-stage.ts'
import { F64_NE, LOAD, OP, STORE } from './instructions.ts'
import { get, integer, type Range, real, set } from './over-range.ts'
import { F64, functionBody, I32, unsigned, V128 } from './wasm-binary.ts'

/** Functions of the module to call, or what is done outside, by number. */
export type Step = { readonly functions: readonly number[] } | { readonly callOut: number }

/** When something happens: at the rate's ticks, and where the double at `when` is not 0. */
interface Condition {
  readonly rate: Rate
  readonly when: number | null
}

export interface StepperParts {
  readonly updates: readonly (Condition & {
    readonly steps: readonly Step[]
    /** From staging into the state; null where `write` does it. */
    readonly copy: { readonly from: number; readonly to: number; readonly width: number } | null
    readonly write: Step | null
  })[]
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

const TICKS = 0
const TICK = 1
const LOG_ADDRESS = 2
const UNTIL_LOG = 3
/** Whether parameters may have changed, so that what is constant must be computed once more. */
const IS_FRESH = 4
const PARAMETERS = 5

const I64_TRUNCATE = 0xb0
const I64_SUBTRACT = 0x7d
const I64_REMAINDER = 0x81
const I64_IS_ZERO = 0x50
const I32_IS_ZERO = 0x45

export function emitStepKernel(parts: StepperParts, plan: StepPlan): Uint8Array {
  const types: number[] = []
  const local = (type: number): number => PARAMETERS + types.push(type) - 1

  const tick = local(F64)
  const time = local(F64)
  const endTime = local(F64)
  const offset = local(I32)
  const sum = local(F64)
  const pairSum = local(V128)
  const slope = local(F64)
  const slopePair = local(V128)
  const locals = { offset, sum, pairSum, slope, slopePair }
  const hits = new Map<string, { rate: Rate; local: number }>()
  const hitOf = (rate: Rate): number | null => {
    if (rate.period === Number.POSITIVE_INFINITY) return IS_FRESH
    if (rate.period === 0 || rate.period === 1) return null
    const key = `${rate.period} ${rate.offset}`
    const found = hits.get(key) ?? { rate, local: local(I32) }
    hits.set(key, found)
    return found.local
  }
  const onlyIf = (when: number | null, code: readonly number[]): number[] =>
    when === null
      ? [...code]
      : [...integer(0), LOAD, 3, ...unsigned(when * 8), ...real(0), F64_NE, OP.if, OP.empty, ...code, OP.end]
  const at = ({ rate, when }: Condition, code: readonly number[]): number[] => {
    const hit = hitOf(rate)
    const guarded = onlyIf(when, code)
    return hit === null ? guarded : [...get(hit), OP.if, OP.empty, ...guarded, OP.end]
  }
  const run = (steps: readonly Step[]): number[] =>
    steps.flatMap(step =>
      'callOut' in step
        ? [...integer(step.callOut), OP.call, ...unsigned(parts.callOut)]
        : step.functions.flatMap(index => [OP.call, ...unsigned(index)]),
    )
  const timeOfTick = (): number[] =>
    plan.ticksPerSecond === null
      ? [...get(tick), ...real(plan.stepSeconds), OP.f64Multiply]
      : [...get(tick), ...real(plan.ticksPerSecond), OP.f64Divide]
  const storeAt = (address: number, value: readonly number[]): number[] => [
    ...[OP.i32Const, 0],
    ...value,
    ...[STORE, 3, ...unsigned(address * 8)],
  ]
  const storeTime = (value: readonly number[]): number[] => storeAt(parts.timeAddress, value)

  const { b, c } = plan.method
  const { combine } = parts
  const combineAt = (stage: number): number[] => {
    if (typeof combine === 'function') return combine(stage, locals)
    const step = combine?.[stage]
    return step ? run([step]) : []
  }
  const stageTime = (share: number): number[] =>
    share === 1
      ? get(endTime)
      : share === 0
        ? get(time)
        : [...get(time), ...real(share * plan.stepSeconds), OP.f64Add]

  const updates = [
    ...parts.updates.flatMap(update => at(update, run(update.steps))),
    ...parts.updates.flatMap(update => {
      const { copy, write } = update
      const copied = Array.from({ length: copy?.width ?? 0 }, (_, i) => [
        ...integer(0),
        ...[...integer(0), LOAD, 3, ...unsigned(((copy?.from ?? 0) + i) * 8)],
        ...[STORE, 3, ...unsigned(((copy?.to ?? 0) + i) * 8)],
      ]).flat()
      return at(update, write ? run([write]) : copied)
    }),
  ]
  const minor = parts.minor.flatMap(({ when, steps }) => onlyIf(when, run(steps)))
  const firstStage = parts.firstStage
    ? [...get(IS_FRESH), OP.if, OP.empty, ...minor, OP.else, ...run(parts.firstStage), OP.end]
    : minor
  const integrate =
    combine === null
      ? []
      : b.flatMap((_, stage) => [
          ...storeTime(stageTime(c[stage] ?? 0)),
          ...(stage === 0 ? firstStage : minor),
          ...combineAt(stage),
        ])
  const major = parts.major.flatMap(segment => at(segment, run(segment.steps)))
  const { checked } = parts
  const check = checked
    ? [
        ...run([checked.step]),
        ...checked.sums.flatMap(address => [
          ...[...get(sum), ...integer(0), LOAD, 3, ...unsigned(address * 8)],
          ...[OP.f64Add, ...set(sum)],
        ]),
      ]
    : checkFinite(parts.outputs, locals)
  const findHits = (): number[] =>
    [...hits.values()].flatMap(({ rate, local: hit }) => [
      ...[...get(tick), I64_TRUNCATE, ...real(rate.offset), I64_TRUNCATE, I64_SUBTRACT],
      ...[...real(rate.period), I64_TRUNCATE, I64_REMAINDER, I64_IS_ZERO, ...set(hit)],
    ])
  const { addresses = [], every = 1 } = plan.log ?? {}
  const row = (1 + addresses.length) * 8
  const log = [
    ...[...get(UNTIL_LOG), ...integer(-1), OP.i32Add, OP.localTee, ...unsigned(UNTIL_LOG)],
    ...[I32_IS_ZERO, OP.if, OP.empty, ...integer(every), ...set(UNTIL_LOG)],
    ...[...get(LOG_ADDRESS), ...get(time), STORE, 3, 0],
    ...parts.logged.flatMap(({ column, address }) => [
      ...get(LOG_ADDRESS),
      ...[...integer(0), LOAD, 3, ...unsigned(address * 8)],
      ...[STORE, 3, ...unsigned((1 + column) * 8)],
    ]),
    ...[...get(LOG_ADDRESS), ...integer(row), OP.i32Add, ...set(LOG_ADDRESS), OP.end],
  ]

  return functionBody(types, [
    ...[...get(TICK), ...set(tick), ...timeOfTick(), ...set(time)],
    ...findHits(),
    ...[OP.loop, OP.empty],
    ...updates,
    ...[...get(tick), ...real(1), OP.f64Add, ...set(tick), ...timeOfTick(), ...set(endTime)],
    ...integrate,
    ...[...get(endTime), ...set(time), ...storeTime(get(time)), ...storeAt(parts.tickAddress, get(tick))],
    ...findHits(),
    ...major,
    ...check,
    ...checkZero(parts.watched, locals),
    ...integer(0),
    ...set(IS_FRESH),
    ...(plan.log ? log : []),
    ...[...get(TICKS), ...integer(-1), OP.i32Add, OP.localTee, ...unsigned(TICKS), OP.branchIf, 0],
    OP.end,
    ...totalOf(locals),
    OP.end,
  ])
}
