/** The instructions of WebAssembly that we write, scalar and with two lanes, by their codes. */
import type { OperationName } from '../../block/operations.ts'

export const OP = {
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  i32Const: 0x41,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32Multiply: 0x6c,
  i32LessSigned: 0x48,
  i32GreaterOrEqualSigned: 0x4e,
  i32IsZero: 0x45,
  f64Const: 0x44,
  f64Add: 0xa0,
  f64Multiply: 0xa2,
  f64Divide: 0xa3,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  branch: 0x0c,
  branchIf: 0x0d,
  call: 0x10,
  end: 0x0b,
  empty: 0x40,
} as const

export const LOAD = 0x2b
export const STORE = 0x39
export const SELECT = 0x1b
export const F64_NE = 0x62
export const F64_FROM_I32 = 0xb8
/** Of loads and stores, as a power of two. */
export const ALIGNMENT = 3
/** Of a double. */
export const BYTES = 8

/** Operations that are one instruction, on scalars. */
export const SCALAR_INSTRUCTIONS: Partial<Record<OperationName, number>> = {
  add: OP.f64Add,
  subtract: 0xa1,
  multiply: OP.f64Multiply,
  divide: OP.f64Divide,
  minimum: 0xa4,
  maximum: 0xa5,
  absolute: 0x99,
  negate: 0x9a,
  ceiling: 0x9b,
  floor: 0x9c,
  truncate: 0x9d,
  squareRoot: 0x9f,
  equal: 0x61,
  notEqual: F64_NE,
  less: 0x63,
  greater: 0x64,
  lessOrEqual: 0x65,
  greaterOrEqual: 0x66,
  and: 0x71,
  or: 0x72,
  exclusiveOr: 0x73,
  not: OP.i32IsZero,
}

export const SIMD = 0xfd
export const SIMD_LOAD_ZERO = 0x5d
export const SIMD_LOAD_LANE = 0x57
export const SIMD_LOAD_SPLAT = 0x0a
export const SIMD_STORE_LANE = 0x5b
export const SIMD_CONST = 0x0c
export const SIMD_SPLAT = 0x14
export const SIMD_EXTRACT = 0x21
export const SIMD_REPLACE = 0x22
export const SIMD_NE = 0x48
export const SIMD_AND = 0x4e
export const SIMD_SELECT = 0x52
/** a < b ? b : a */
export const SIMD_PSEUDO_MAXIMUM = 0xf7

/** Operations on both lanes at once. */
export const SIMD_INSTRUCTIONS: Partial<Record<OperationName, number>> = {
  add: 0xf0,
  subtract: 0xf1,
  multiply: 0xf2,
  divide: 0xf3,
  minimum: 0xf4,
  maximum: 0xf5,
  absolute: 0xec,
  negate: 0xed,
  squareRoot: 0xef,
  ceiling: 0x74,
  floor: 0x75,
  truncate: 0x7a,
  equal: 0x47,
  notEqual: SIMD_NE,
  less: 0x49,
  greater: 0x4a,
  lessOrEqual: 0x4b,
  greaterOrEqual: 0x4c,
  not: 0x4d,
  and: SIMD_AND,
  or: 0x50,
  exclusiveOr: 0x51,
}
