/**
 * A whole part of a model, all stages of many steps, in one WebAssembly function: states, slopes and signals live in
 * locals for as many steps as are asked for. For parts that nothing couples to the rest but time and constants.
 *
 *   for each instance:  x := states,  k1 := f(t, x)
 *     for each step:    stages 2 ..,  x := x + h sum b k,  t := time of the next tick,
 *                       outputs and k1 := f(t, x);  checks that all outputs are finite;  logs
 */
import type { StepPlan } from '../engine.ts'
import { emitCheck } from './fused-check.ts'
import {
  addLocals,
  type FusedFunction,
  type FusedPart,
  keepScalar,
  setSlopes,
  wrap,
} from './fused-function.ts'
import { evaluatePoint } from './fused-point.ts'
import { BYTES, OP, SIMD_EXTRACT } from './instructions.ts'
import { createKernelCode } from './kernel-code.ts'
import { moveOffsets } from './kernel-memory.ts'
import type { Lanes, Value } from './kernel-writer.ts'
import { get, integer, real, set, simd, tee, timeOfTick } from './snippets.ts'
import { functionBody } from './wasm-binary.ts'

/** Parameters of the function; it returns 0, or something else where an output was not finite or a watch not 0. */
const FIRST = 0
const COUNT = 1
const TICKS = 2
const TICK = 3
const LOG_ADDRESS = 4
const UNTIL_LOG = 5
const PARAMETERS = 6

export function emitFusedKernel(
  part: FusedPart,
  plan: StepPlan,
  timeAddress: number,
  lanes: Lanes,
): Uint8Array {
  const code = createKernelCode(lanes, PARAMETERS, part.strideOf)
  const kernel = { code, part, plan, timeAddress, locals: addLocals(code, part) }
  emitEntry(kernel)
  emitStep(kernel)
  const after = emitExit(kernel)
  return functionBody(code.localTypes, frameOf(kernel, after))
}

/** Before the loop over time: the states from memory, and the slopes of the first stage. */
function emitEntry(kernel: FusedFunction): void {
  const { code, part, plan, locals } = kernel
  const { tick, time, states } = locals
  code.turnTo('entry')
  code.write([...get(TICK), ...set(tick), ...timeOfTick(plan, tick), ...set(time)])
  part.states.forEach((address, i) => {
    code.push(code.load(address, true))
    code.write(set(states[i] ?? 0))
  })
  if (states.length === 0) return
  const point = evaluatePoint(kernel, part.minor, () => keepScalar(code, get(time)), wrap(code, states))
  setSlopes(kernel, point.slopes)
}

/** One step: all stages, then the outputs at its end and the slopes there. */
function emitStep(kernel: FusedFunction): void {
  const { code, part, plan, locals } = kernel
  const { tick, time, endTime, states, slopes } = locals
  code.turnTo('body')
  code.write([...get(tick), ...real(1), OP.f64Add, ...set(tick), ...timeOfTick(plan, tick), ...set(endTime)])
  const timeOf = createStageTimes(kernel)
  const x = wrap(code, states)
  const k: (readonly Value[])[] = [wrap(code, slopes)]
  const { a, b } = plan.method
  const moveBy = (weights: readonly number[]): Value[] =>
    x.map((value, state) =>
      combine(
        kernel,
        value,
        weights,
        k.map(stage => stage[state]),
      ),
    )
  if (states.length > 0) {
    for (let stage = 1; stage < b.length; stage += 1) {
      const point = moveBy(a[stage] ?? [])
      k.push(evaluatePoint(kernel, part.minor, () => timeOf(stage), point).slopes)
    }
  }
  const next = moveBy(b)
  const point = evaluatePoint(kernel, part.outputs, timeOf, next)
  emitCheck(code, part, point.cells, locals.sum)
  emitLog(kernel, point.cells)
  next.forEach((value, i) => {
    code.push(value)
    code.write(set(states[i] ?? 0))
  })
  setSlopes(kernel, point.slopes)
  code.write([...get(endTime), ...set(time)])
}

/** Times within the step, each computed once: of a stage, or of its end where none is given. */
function createStageTimes({ code, plan, locals }: FusedFunction): (stage?: number) => Value {
  const known = new Map<number, Value>()
  return stage => {
    const share = stage === undefined ? 1 : (plan.method.c[stage] ?? 0)
    const found = known.get(share)
    if (found) return found
    const { time, endTime } = locals
    const made = keepScalar(
      code,
      share === 1 ? get(endTime) : [...get(time), ...real(share * plan.stepSeconds), OP.f64Add],
    )
    known.set(share, made)
    return made
  }
}

/** x + h sum(w_j k_j), in this order. */
function combine(
  { code, plan }: FusedFunction,
  x: Value,
  weights: readonly number[],
  k: readonly (Value | undefined)[],
): Value {
  const products = k.flatMap((slope, j) => {
    const weight = weights[j]
    return weight && slope
      ? [code.operate('multiply', [code.constant(plan.stepSeconds * weight), slope])]
      : []
  })
  const [first, ...rest] = products
  if (!first) return x
  return code.operate('add', [x, rest.reduce((sum, product) => code.operate('add', [sum, product]), first)])
}

/** States back into memory, behind the loop over time; gives the code. */
function emitExit({ code, part, locals }: FusedFunction): readonly number[] {
  const { entry } = code.code
  const before = entry.length
  code.turnTo('entry')
  part.states.forEach((address, i) => {
    code.store(address, part.strideOf(address), code.wrapLocal(locals.states[i] ?? 0, false))
  })
  return entry.splice(before)
}

/** Loops over the instances and, within, over time. */
function frameOf({ code, locals }: FusedFunction, after: readonly number[]): number[] {
  const { instance, end, left, logAddress, untilLog, sum } = locals
  const { before, entry, body } = code.code
  const total =
    code.lanes === 2
      ? [...get(sum), ...simd(SIMD_EXTRACT, 0), ...get(sum), ...simd(SIMD_EXTRACT, 1), OP.f64Add]
      : get(sum)
  return [
    ...[...get(FIRST), ...set(instance)],
    ...[...get(FIRST), ...get(COUNT), OP.i32Add, ...set(end)],
    ...[OP.block, OP.empty, OP.loop, OP.empty],
    ...[...get(instance), ...get(end), OP.i32GreaterOrEqualSigned, OP.branchIf, 1],
    ...moveOffsets(code, instance, get(end)),
    ...[...get(TICKS), ...set(left)],
    ...[...get(LOG_ADDRESS), ...set(logAddress)],
    ...[...get(UNTIL_LOG), ...set(untilLog)],
    ...before,
    ...entry,
    ...[OP.loop, OP.empty],
    ...body,
    ...[...get(left), ...integer(-1), OP.i32Add, ...tee(left)],
    ...[OP.branchIf, 0, OP.end],
    ...after,
    ...[...get(instance), ...integer(code.lanes), OP.i32Add, ...set(instance), OP.branch, 0],
    ...[OP.end, OP.end],
    ...total,
    OP.end,
  ]
}

/** Writes the part's columns of a row, each `plan.log.every` ticks. */
function emitLog({ code, part, plan, locals }: FusedFunction, cells: ReadonlyMap<number, Value>): void {
  if (part.logged.length === 0 || !plan.log) return
  const { every, addresses } = plan.log
  const { logAddress, untilLog } = locals
  const isCounted = every > 1
  const values = part.logged.map(({ address }) => cells.get(address) ?? code.load(address, true))
  if (isCounted) {
    code.write([...get(untilLog), ...integer(-1), OP.i32Add])
    code.write([...tee(untilLog), OP.i32IsZero, OP.if, OP.empty])
    code.write([...integer(every), ...set(untilLog)])
  }
  part.logged.forEach(({ column }, i) => {
    const value = values[i]
    if (value) code.store(1 + column, part.columnStrideOf(column), value, logAddress)
  })
  code.write([...get(logAddress), ...integer((1 + addresses.length) * BYTES)])
  code.write([OP.i32Add, ...set(logAddress)])
  if (isCounted) code.write([OP.end])
}
