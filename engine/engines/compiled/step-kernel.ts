/**
 * Many steps in one WebAssembly call, for whatever part of a Program has rates, updates, loops, or is too large to live
 * in locals: the stepping algorithm of `simulate/run.ts`, over the routines that the module has already.
 */
import type { Rate } from '../../compile/program.ts'
import type { StepPlan } from '../engine.ts'
import { OP } from './instructions.ts'
import { double, F64, functionBody, I32, signed, unsigned, V128 } from './wasm-binary.ts'

/** Functions of the module to call, or what is done outside, by number. */
export type Step = { readonly functions: readonly number[] } | { readonly callOut: number }

/** When something happens: at the rate's ticks, and where the double at `when` is not 0. */
interface Condition {
  readonly rate: Rate
  readonly when: number | null
}

export interface Range {
  readonly address: number
  readonly length: number
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
  readonly states: readonly Range[]
  readonly derivativeOffset: number
  /** Outputs that must be finite. */
  readonly outputs: readonly Range[]
  /** Outputs that must be 0. */
  readonly watched: readonly Range[]
  readonly logged: readonly { readonly column: number; readonly address: number }[]
  readonly timeAddress: number
  readonly tickAddress: number
  /** Index of the imported function for what is done outside. */
  readonly callOut: number
  readonly reserve: (width: number) => number
}

const TICKS = 0
const TICK = 1
const LOG_ADDRESS = 2
const UNTIL_LOG = 3
/** Whether parameters may have changed, so that what is constant must be computed once more. */
const IS_FRESH = 4
const PARAMETERS = 5

const LOAD = 0x2b
const STORE = 0x39
const I64_TRUNCATE = 0xb0
const I64_SUBTRACT = 0x7d
const I64_REMAINDER = 0x81
const I64_IS_ZERO = 0x50
const I32_IS_ZERO = 0x45
const I32_LESS_UNSIGNED = 0x49
const F64_SUBTRACT = 0xa1
const F64_NE = 0x62
const F64_FROM_I32 = 0xb8
const SIMD = 0xfd
const simd = (operation: number, ...rest: number[]): number[] => [SIMD, ...unsigned(operation), ...rest]
const V_LOAD = 0x00
const V_STORE = 0x0b
const V_CONST = 0x0c
const V_EXTRACT = 0x21
const V_NE = 0x48
const V_AND = 0x4e
const V_ADD = 0xf0
const V_SUBTRACT = 0xf1
const V_MULTIPLY = 0xf2

export function emitStepKernel(parts: StepperParts, plan: StepPlan): Uint8Array {
  const types: number[] = []
  const local = (type: number): number => PARAMETERS + types.push(type) - 1
  const get = (index: number): number[] => [OP.localGet, ...unsigned(index)]
  const set = (index: number): number[] => [OP.localSet, ...unsigned(index)]
  const real = (value: number): number[] => [OP.f64Const, ...double(value)]
  const integer = (value: number): number[] => [OP.i32Const, ...signed(value)]

  const tick = local(F64)
  const time = local(F64)
  const endTime = local(F64)
  const offset = local(I32)
  const sum = local(F64)
  const pairSum = local(V128)
  const slope = local(F64)
  const slopePair = local(V128)
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

  /** The same for every double of a range: two at a time, and the last alone. */
  const forEach = (
    { length }: Range,
    element: (
      isPair: boolean,
      load: (a: number) => number[],
      store: (a: number, v: number[]) => number[],
    ) => number[],
  ): number[] => {
    const code: number[] = []
    const pairs = Math.floor(length / 2)
    const paired = element(
      true,
      address => [...get(offset), ...simd(V_LOAD, 3, ...unsigned(address * 8))],
      (address, value) => [...get(offset), ...value, ...simd(V_STORE, 3, ...unsigned(address * 8))],
    )
    if (pairs > 0) {
      code.push(...integer(0), ...set(offset), OP.loop, OP.empty, ...paired)
      code.push(...get(offset), ...integer(16), OP.i32Add, OP.localTee, ...unsigned(offset))
      code.push(...integer(pairs * 16), I32_LESS_UNSIGNED, OP.branchIf, 0, OP.end)
    }
    if (length % 2 === 1) {
      const last = (length - 1) * 8
      code.push(
        ...element(
          false,
          address => [...integer(0), LOAD, 3, ...unsigned(address * 8 + last)],
          (address, value) => [...integer(0), ...value, STORE, 3, ...unsigned(address * 8 + last)],
        ),
      )
    }
    return code
  }

  const { a, b, c } = plan.method
  const stages = b.length
  const isUsedLater = (stage: number): boolean =>
    Boolean(b[stage]) || a.some((row, next) => next > stage + 1 && Boolean(row[stage]))
  const ranges = parts.states.map(({ address, length }) => ({
    address,
    length,
    start: parts.reserve(length),
    slopes: b.map((_, stage) => (stage < stages - 1 ? parts.reserve(length) : 0)),
  }))
  /** After a stage: keeps its slope and moves on to the next point, or to the end of the step. */
  const combine = (stage: number): number[] => {
    const weights = stage === stages - 1 ? b : (a[stage + 1] ?? [])
    return ranges.flatMap(range =>
      forEach(range, (isPair, load, store) => {
        const constant = (value: number): number[] =>
          isPair ? simd(V_CONST, ...double(value), ...double(value)) : real(value)
        const add = isPair ? simd(V_ADD) : [OP.f64Add]
        const multiply = isPair ? simd(V_MULTIPLY) : [OP.f64Multiply]
        const present = isPair ? slopePair : slope
        const code: number[] = []
        if (stage === 0) code.push(...store(range.start, load(range.address)))
        code.push(...load(range.address + parts.derivativeOffset), ...set(present))
        if (stage < stages - 1 && isUsedLater(stage))
          code.push(...store(range.slopes[stage] ?? 0, get(present)))
        const products = weights.flatMap((weight, j) =>
          weight
            ? [
                [
                  ...constant(plan.stepSeconds * weight),
                  ...(j === stage ? get(present) : load(range.slopes[j] ?? 0)),
                  ...multiply,
                ],
              ]
            : [],
        )
        const [first, ...rest] = products
        const point = first
          ? [...load(range.start), ...first, ...rest.flatMap(product => [...product, ...add]), ...add]
          : load(range.start)
        code.push(...store(range.address, point))
        return code
      }),
    )
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
    ranges.length === 0
      ? []
      : b.flatMap((_, stage) => [
          ...storeTime(stageTime(c[stage] ?? 0)),
          ...(stage === 0 ? firstStage : minor),
          ...combine(stage),
        ])
  const major = parts.major.flatMap(segment => at(segment, run(segment.steps)))
  /** 0 for finite values, at an address relative to the offset. */
  const difference = (address: number): number[] => [
    ...[...get(offset), ...simd(V_LOAD, 3, ...unsigned(address * 8)), OP.localTee, ...unsigned(slopePair)],
    ...[...get(slopePair), ...simd(V_SUBTRACT)],
  ]
  /** Eight at a time, added among themselves first: the sum waits for every addition into it. */
  const checkEights = (address: number, count: number): number[] => [
    ...[...integer(0), ...set(offset), OP.loop, OP.empty, ...get(pairSum)],
    ...[...difference(address), ...difference(address + 2), ...simd(V_ADD)],
    ...[...difference(address + 4), ...difference(address + 6), ...simd(V_ADD), ...simd(V_ADD)],
    ...[...simd(V_ADD), ...set(pairSum)],
    ...[...get(offset), ...integer(64), OP.i32Add, OP.localTee, ...unsigned(offset)],
    ...[...integer(count * 64), I32_LESS_UNSIGNED, OP.branchIf, 0, OP.end],
  ]
  const check = parts.outputs.flatMap(({ address, length }) => {
    const eights = Math.floor(length / 8)
    const rest = { address: address + 8 * eights, length: length - 8 * eights }
    return [
      ...(eights > 0 ? checkEights(address, eights) : []),
      ...forEach(rest, (isPair, load) =>
        isPair
          ? [...get(pairSum), ...difference(rest.address), ...simd(V_ADD), ...set(pairSum)]
          : [
              ...[...get(sum), ...load(rest.address), OP.localTee, ...unsigned(slope)],
              ...[...get(slope), F64_SUBTRACT, OP.f64Add, ...set(sum)],
            ],
      ),
    ]
  })
  const watch = parts.watched.flatMap(range =>
    forEach(range, (isPair, load) =>
      isPair
        ? [
            ...[...load(range.address), ...simd(V_CONST, ...double(0), ...double(0)), ...simd(V_NE)],
            ...[...simd(V_CONST, ...double(1), ...double(1)), ...simd(V_AND)],
            ...[...get(pairSum), ...simd(V_ADD), ...set(pairSum)],
          ]
        : [
            ...[...load(range.address), ...real(0), F64_NE, F64_FROM_I32],
            ...[...get(sum), OP.f64Add, ...set(sum)],
          ],
    ),
  )
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
    ...watch,
    ...integer(0),
    ...set(IS_FRESH),
    ...(plan.log ? log : []),
    ...[...get(TICKS), ...integer(-1), OP.i32Add, OP.localTee, ...unsigned(TICKS), OP.branchIf, 0],
    OP.end,
    ...[...get(sum), ...get(pairSum), ...simd(V_EXTRACT, 0), OP.f64Add],
    ...[...get(pairSum), ...simd(V_EXTRACT, 1), OP.f64Add],
    OP.end,
  ])
}
