/** Short runs of instructions that all functions are made of. Addresses count doubles. */
import type { StepPlan } from '../engine.ts'
import { ALIGNMENT, BYTES, LOAD, OP, SIMD, STORE } from './instructions.ts'
import { double, signed, unsigned } from './wasm-binary.ts'

export const get = (local: number): number[] => [OP.localGet, ...unsigned(local)]
export const set = (local: number): number[] => [OP.localSet, ...unsigned(local)]
export const tee = (local: number): number[] => [OP.localTee, ...unsigned(local)]
export const real = (value: number): number[] => [OP.f64Const, ...double(value)]
export const integer = (value: number): number[] => [OP.i32Const, ...signed(value)]
export const simd = (operation: number, ...rest: number[]): number[] => [
  SIMD,
  ...unsigned(operation),
  ...rest,
]

export const loadAt = (address: number): number[] => [
  ...integer(0),
  ...[LOAD, ALIGNMENT, ...unsigned(address * BYTES)],
]
export const storeAt = (address: number, value: readonly number[]): number[] => [
  ...[...integer(0), ...value],
  ...[STORE, ALIGNMENT, ...unsigned(address * BYTES)],
]

/** Time at the tick that a local holds. */
export const timeOfTick = ({ ticksPerSecond, stepSeconds }: StepPlan, tick: number): number[] =>
  ticksPerSecond === null
    ? [...get(tick), ...real(stepSeconds), OP.f64Multiply]
    : [...get(tick), ...real(ticksPerSecond), OP.f64Divide]
