/** A function for a fused part while it is written. */
import type { Assignment } from '../../compile/program.ts'
import type { StepPlan } from '../engine.ts'
import { SIMD_SPLAT } from './instructions.ts'
import type { KernelCode } from './kernel-code.ts'
import type { Value } from './kernel-writer.ts'
import { set } from './snippets.ts'
import { F64, I32, V128 } from './wasm-binary.ts'

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

/** Locals between the steps: those of integers, of times, and one for each state and its slope. */
export interface FusedLocals {
  readonly instance: number
  readonly end: number
  readonly left: number
  readonly untilLog: number
  readonly logAddress: number
  readonly tick: number
  readonly time: number
  readonly endTime: number
  readonly sum: number
  readonly states: readonly number[]
  readonly slopes: readonly number[]
}

export interface FusedFunction {
  readonly code: KernelCode
  readonly part: FusedPart
  readonly plan: StepPlan
  readonly timeAddress: number
  readonly locals: FusedLocals
}

export function addLocals(code: KernelCode, part: FusedPart): FusedLocals {
  const wide = code.lanes === 2 ? V128 : F64
  return {
    instance: code.addLocal(I32),
    end: code.addLocal(I32),
    left: code.addLocal(I32),
    untilLog: code.addLocal(I32),
    logAddress: code.addLocal(I32),
    tick: code.addLocal(F64),
    time: code.addLocal(F64),
    endTime: code.addLocal(F64),
    sum: code.addLocal(wide),
    states: part.states.map(() => code.addLocal(wide)),
    slopes: part.states.map(() => code.addLocal(wide)),
  }
}

/** What the bytes leave on the stack, in every lane. */
export function keepScalar(code: KernelCode, bytes: readonly number[]): Value {
  code.write(bytes)
  if (code.lanes === 2) code.simd(SIMD_SPLAT)
  return code.keep(false, false)
}

export function setSlopes({ code, locals }: FusedFunction, values: readonly Value[]): void {
  values.forEach((value, i) => {
    code.pushReal(value)
    code.write(set(locals.slopes[i] ?? 0))
  })
}

export function wrap(code: KernelCode, locals: readonly number[]): Value[] {
  return locals.map(local => code.wrapLocal(local, false))
}
