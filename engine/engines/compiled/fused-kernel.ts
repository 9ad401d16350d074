/**
 * A whole part of a model, all stages of many steps, in one WebAssembly function: states, slopes and signals live in
 * locals for as many steps as are asked for. For parts that nothing couples to the rest but time and constants.
 *
 *   for each instance:  x := states,  k1 := f(t, x)
 *     for each step:    stages 2 ..,  x := x + h sum b k,  t := time of the next tick,
 *                       outputs and k1 := f(t, x);  checks that all outputs are finite;  logs
 */
import type { Expression } from '../../block/expression.ts'
import type { Assignment, Binding } from '../../compile/program.ts'
import type { StepPlan } from '../engine.ts'
import { OP } from './instructions.ts'
import { createKernelCode, type KernelCode, type Lanes, type Value } from './kernel-code.ts'
import { lowerExpression } from './lower-expression.ts'
import { double, F64, functionBody, I32, signed, unsigned, V128 } from './wasm-binary.ts'

/** Code of one instance; addresses of the others follow by strides. */
export interface FusedPart {
  readonly minor: readonly Assignment[]
  readonly derivatives: readonly Assignment[]
  /** All continuous outputs, in order. */
  readonly outputs: readonly Assignment[]
  /** Every double of the continuous states. */
  readonly states: readonly number[]
  readonly derivativeOffset: number
  /** Outputs that end the run where they are not 0. */
  readonly watched: readonly number[]
  /** What is logged of it: which column shows which address. */
  readonly logged: readonly { readonly column: number; readonly address: number }[]
  readonly strideOf: (address: number) => number
  readonly columnStrideOf: (column: number) => number
}

/** Parameters of the function; it returns 0, or something else where an output was not finite or a watch not 0. */
const FIRST = 0
const COUNT = 1
const TICKS = 2
const TICK = 3
const LOG_ADDRESS = 4
const UNTIL_LOG = 5
const PARAMETERS = 6

const SIMD = 0xfd
const SPLAT = 0x14
const EXTRACT = 0x21
const SIMD_ADD = [SIMD, ...unsigned(0xf0)]

export function emitFusedKernel(
  part: FusedPart,
  plan: StepPlan,
  timeAddress: number,
  lanes: Lanes,
): Uint8Array {
  const code = createKernelCode(lanes, PARAMETERS, part.strideOf)
  const vector = lanes === 2
  const wide = vector ? V128 : F64
  const instance = code.addLocal(I32)
  const end = code.addLocal(I32)
  const left = code.addLocal(I32)
  const untilLog = code.addLocal(I32)
  const logAddress = code.addLocal(I32)
  const tick = code.addLocal(F64)
  const time = code.addLocal(F64)
  const endTime = code.addLocal(F64)
  const sum = code.addLocal(wide)
  const states = part.states.map(() => code.addLocal(wide))
  const slopes = part.states.map(() => code.addLocal(wide))
  const { a, b, c } = plan.method

  const get = (local: number): number[] => [OP.localGet, ...unsigned(local)]
  const set = (local: number): number[] => [OP.localSet, ...unsigned(local)]
  const real = (value: number): number[] => [OP.f64Const, ...double(value)]
  const timeOfTick = (): number[] =>
    plan.ticksPerSecond === null
      ? [...get(tick), ...real(plan.stepSeconds), OP.f64Multiply]
      : [...get(tick), ...real(plan.ticksPerSecond), OP.f64Divide]
  const keepScalar = (bytes: readonly number[]): Value => {
    code.write(bytes)
    if (vector) code.write([SIMD, SPLAT])
    return code.keep(false, false)
  }

  /** Slopes at a time and states and, on the way, what else is asked for. */
  const evaluate = (
    assignments: readonly Assignment[],
    at: () => Value,
    x: readonly Value[],
  ): { cells: Map<number, Value>; slopes: Value[] } => {
    const cells = new Map<number, Value>()
    part.states.forEach((address, i) => {
      const value = x[i]
      if (value) cells.set(address, value)
    })
    let now: Value | null = null
    const clock = (): Value => {
      now ??= at()
      return now
    }
    const known = new Map<Binding, Map<Expression, readonly Value[]>>()
    const read = (address: number): Value =>
      address === timeAddress ? clock() : (cells.get(address) ?? code.load(address, true))
    const run = ({ expression, binding, address, width }: Assignment, into: Map<number, Value>): void => {
      const memo = known.get(binding) ?? new Map<Expression, readonly Value[]>()
      known.set(binding, memo)
      const values = lowerExpression(code, expression, binding, clock, read, memo)
      for (let i = 0; i < width; i += 1) {
        const value = values[values.length === 1 ? 0 : i]
        if (value) into.set(address + i, value)
      }
    }
    for (const assignment of assignments) run(assignment, cells)
    const found = new Map<number, Value>()
    for (const assignment of part.derivatives) run(assignment, found)
    const derivatives = part.states.map(
      address => found.get(address + part.derivativeOffset) ?? code.constant(0),
    )
    return { cells, slopes: derivatives }
  }
  const combine = (x: Value, terms: readonly { weight: number; k: Value }[]): Value => {
    const products = terms.map(({ weight, k }) =>
      code.operate('multiply', [code.constant(plan.stepSeconds * weight), k]),
    )
    const [first, ...rest] = products
    if (!first) return x
    return code.operate('add', [x, rest.reduce((sum, product) => code.operate('add', [sum, product]), first)])
  }

  code.turnTo('entry')
  code.write([...get(TICK), ...set(tick), ...timeOfTick(), ...set(time)])
  part.states.forEach((address, i) => {
    code.push(code.load(address, true))
    code.write(set(states[i] ?? 0))
  })
  const setSlopes = (values: readonly Value[]): void => {
    values.forEach((value, i) => {
      code.pushReal(value)
      code.write(set(slopes[i] ?? 0))
    })
  }
  const wrap = (locals: readonly number[]): Value[] => locals.map(local => code.wrapLocal(local, false))
  if (states.length > 0) setSlopes(evaluate(part.minor, () => keepScalar(get(time)), wrap(states)).slopes)

  code.turnTo('body')
  code.write([...get(tick), ...real(1), OP.f64Add, ...set(tick), ...timeOfTick(), ...set(endTime)])
  let endValue: Value | null = null
  const atEnd = (): Value => {
    endValue ??= keepScalar(get(endTime))
    return endValue
  }
  const stageTimes = new Map<number, Value>()
  const atStage = (i: number): Value => {
    const share = c[i] ?? 0
    if (share === 1) return atEnd()
    const known = stageTimes.get(share)
    if (known) return known
    const made = keepScalar([...get(time), ...real(share * plan.stepSeconds), OP.f64Add])
    stageTimes.set(share, made)
    return made
  }
  const x = wrap(states)
  const k: Value[][] = [wrap(slopes)]
  const termsOf = (weights: readonly number[], state: number): { weight: number; k: Value }[] =>
    k.flatMap((stage, j) => {
      const weight = weights[j]
      const value = stage[state]
      return weight && value ? [{ weight, k: value }] : []
    })
  if (states.length > 0) {
    for (let stage = 1; stage < b.length; stage += 1) {
      const point = x.map((value, state) => combine(value, termsOf(a[stage] ?? [], state)))
      k.push(evaluate(part.minor, () => atStage(stage), point).slopes)
    }
  }
  const next = x.map((value, state) => combine(value, termsOf(b, state)))
  const { cells, slopes: nextSlopes } = evaluate(part.outputs, atEnd, next)
  check(code, part, cells, sum, vector)
  log(code, part, plan, cells, { logAddress, untilLog })
  next.forEach((value, i) => {
    code.push(value)
    code.write(set(states[i] ?? 0))
  })
  setSlopes(nextSlopes)
  code.write([...get(endTime), ...set(time)])

  const after: number[] = []
  const body = code.code.body
  code.turnTo('entry')
  const entry = [...code.code.entry]
  code.code.entry.length = 0
  part.states.forEach((address, i) => {
    code.store(address, part.strideOf(address), code.wrapLocal(states[i] ?? 0, false))
  })
  after.push(...code.code.entry)

  const moveOffsets = [...code.offsets].flatMap(([stride, locals]) =>
    locals.flatMap((local, lane) => [
      ...get(instance),
      // The last of an odd number stands in both lanes.
      ...(lane === 0
        ? []
        : [...get(instance), OP.i32Const, 1, OP.i32Add, ...get(end), OP.i32LessSigned, OP.i32Add]),
      OP.i32Const,
      ...signed(stride * 8),
      OP.i32Multiply,
      ...set(local),
    ]),
  )
  const result = vector ? [...get(sum), SIMD, EXTRACT, 0, ...get(sum), SIMD, EXTRACT, 1, OP.f64Add] : get(sum)
  return functionBody(code.localTypes, [
    ...[...get(FIRST), ...set(instance)],
    ...[...get(FIRST), ...get(COUNT), OP.i32Add, ...set(end)],
    ...[OP.block, OP.empty, OP.loop, OP.empty],
    ...[...get(instance), ...get(end), OP.i32GreaterOrEqualSigned, OP.branchIf, 1],
    ...moveOffsets,
    ...[
      ...get(TICKS),
      ...set(left),
      ...get(LOG_ADDRESS),
      ...set(logAddress),
      ...get(UNTIL_LOG),
      ...set(untilLog),
    ],
    ...code.code.before,
    ...entry,
    ...[OP.loop, OP.empty],
    ...body,
    ...[...get(left), OP.i32Const, ...signed(-1), OP.i32Add, OP.localTee, ...unsigned(left)],
    ...[OP.branchIf, 0, OP.end],
    ...after,
    ...[...get(instance), OP.i32Const, ...signed(lanes), OP.i32Add, ...set(instance), OP.branch, 0],
    ...[OP.end, OP.end],
    ...result,
    OP.end,
  ])
}

/**
 * sum := sum + (y - y) over outputs: 0 as long as all are finite. Those that would spread to another are left out. Watches
 * that are not 0 count 1 each.
 */
function check(
  code: KernelCode,
  { outputs, watched }: FusedPart,
  cells: ReadonlyMap<number, Value>,
  sum: number,
  vector: boolean,
): void {
  const candidates = new Map<number, Value>()
  for (const { address, width } of outputs) {
    for (let i = 0; i < width; i += 1) {
      const value = cells.get(address + i)
      if (value && !value.isTruth && !value.isSteady) candidates.set(value.id, value)
    }
  }
  const reaches = new Map<number, number[]>()
  let last = 0
  for (const [from, to] of code.spreads) {
    const list = reaches.get(from)
    if (list) list.push(to)
    else reaches.set(from, [to])
    last = Math.max(last, to)
  }
  for (const id of candidates.keys()) last = Math.max(last, id)
  const isSeen = new Uint8Array(last + 1)
  const picked: Value[] = []
  for (let id = last; id >= 0; id -= 1) {
    const candidate = candidates.get(id)
    const spreads = reaches.get(id)?.some(to => isSeen[to] === 1) ?? false
    if (candidate && !spreads) picked.push(candidate)
    if (candidate || spreads) isSeen[id] = 1
  }
  const raised = watched.flatMap(address => {
    const value = cells.get(address)
    return value ? [code.operate('notEqual', [value, code.constant(0)])] : []
  })
  let waiting = [...picked.map(value => code.operate('subtract', [value, value])), ...raised]
  while (waiting.length > 1) {
    const pairs: Value[] = []
    for (let i = 0; i < waiting.length; i += 2) {
      const [left, right] = [waiting[i], waiting[i + 1]]
      if (left) pairs.push(right ? code.operate('add', [left, right]) : left)
    }
    waiting = pairs
  }
  const [total] = waiting
  if (!total) return
  code.write([OP.localGet, ...unsigned(sum)])
  code.pushReal(total)
  code.write([...(vector ? SIMD_ADD : [OP.f64Add]), OP.localSet, ...unsigned(sum)])
}

/** Writes the part's columns of a row, each `plan.log.every` ticks. */
function log(
  code: KernelCode,
  part: FusedPart,
  plan: StepPlan,
  cells: ReadonlyMap<number, Value>,
  { logAddress, untilLog }: { logAddress: number; untilLog: number },
): void {
  if (part.logged.length === 0 || !plan.log) return
  const { every, addresses } = plan.log
  const isCounted = every > 1
  const values = part.logged.map(({ address }) => cells.get(address) ?? code.load(address, true))
  if (isCounted) {
    code.write([OP.localGet, ...unsigned(untilLog), OP.i32Const, ...signed(-1), OP.i32Add])
    code.write([OP.localTee, ...unsigned(untilLog), 0x45, OP.if, OP.empty])
    code.write([OP.i32Const, ...signed(every), OP.localSet, ...unsigned(untilLog)])
  }
  part.logged.forEach(({ column }, i) => {
    const value = values[i]
    if (value) code.store(1 + column, part.columnStrideOf(column), value, logAddress)
  })
  code.write([OP.localGet, ...unsigned(logAddress), OP.i32Const, ...signed((1 + addresses.length) * 8)])
  code.write([OP.i32Add, OP.localSet, ...unsigned(logAddress)])
  if (isCounted) code.write([OP.end])
}
