/** Whether all is well at a point: 0 is added to a sum for every finite value, NaN for any other, and 1 for a watch that is not 0. */
import { F64_FROM_I32, F64_NE, OP, SIMD_CONST, SIMD_EXTRACT, SIMD_INSTRUCTIONS } from './instructions.ts'
import { forEach, loadPair, loopOver } from './over-range.ts'
import { partOf, type Range } from './ranges.ts'
import { get, real, set, simd, storeAt, tee } from './snippets.ts'
import { double, F64, functionBody, I32, V128 } from './wasm-binary.ts'

/** Of the function that the code stands in: sums, and what is needed on the way. */
export interface CheckLocals {
  readonly offset: number
  readonly sum: number
  readonly pairSum: number
  readonly slope: number
  readonly slopePair: number
}

const F64_SUBTRACT = 0xa1
const V_ADD = SIMD_INSTRUCTIONS.add ?? 0
const V_SUBTRACT = SIMD_INSTRUCTIONS.subtract ?? 0
const V_NE = SIMD_INSTRUCTIONS.notEqual ?? 0
const V_AND = SIMD_INSTRUCTIONS.and ?? 0

export function checkFinite(ranges: readonly Range[], locals: CheckLocals): number[] {
  const { offset, sum, pairSum, slope, slopePair } = locals
  /** y - y, at an address relative to the offset. */
  const difference = (address: number): number[] => [
    ...[...loadPair(offset, address), ...tee(slopePair)],
    ...[...get(slopePair), ...simd(V_SUBTRACT)],
  ]
  /** Eight at a time, added among themselves first: the sum waits for every addition into it. */
  const checkEights = (address: number, count: number): number[] =>
    loopOver(offset, count * 64, 64, [
      ...get(pairSum),
      ...[...difference(address), ...difference(address + 2), ...simd(V_ADD)],
      ...[...difference(address + 4), ...difference(address + 6), ...simd(V_ADD), ...simd(V_ADD)],
      ...[...simd(V_ADD), ...set(pairSum)],
    ])
  return ranges.flatMap(({ address, length }) => {
    const eights = Math.floor(length / 8)
    const rest = { address: address + 8 * eights, length: length - 8 * eights }
    return [
      ...(eights > 0 ? checkEights(address, eights) : []),
      ...forEach(rest, offset, (isPair, load) =>
        isPair
          ? [...get(pairSum), ...difference(rest.address), ...simd(V_ADD), ...set(pairSum)]
          : [
              ...[...get(sum), ...load(rest.address), ...tee(slope)],
              ...[...get(slope), F64_SUBTRACT, OP.f64Add, ...set(sum)],
            ],
      ),
    ]
  })
}

export function checkZero(ranges: readonly Range[], { offset, sum, pairSum }: CheckLocals): number[] {
  return ranges.flatMap(range =>
    forEach(range, offset, (isPair, load) =>
      isPair
        ? [
            ...[...load(range.address), ...simd(SIMD_CONST, ...double(0), ...double(0)), ...simd(V_NE)],
            ...[...simd(SIMD_CONST, ...double(1), ...double(1)), ...simd(V_AND)],
            ...[...get(pairSum), ...simd(V_ADD), ...set(pairSum)],
          ]
        : [
            ...[...load(range.address), ...real(0), F64_NE, F64_FROM_I32],
            ...[...get(sum), OP.f64Add, ...set(sum)],
          ],
    ),
  )
}

/** All sums in one, on the stack. */
export function totalOf({ sum, pairSum }: Pick<CheckLocals, 'sum' | 'pairSum'>): number[] {
  return [
    ...[...get(sum), ...get(pairSum), ...simd(SIMD_EXTRACT, 0), OP.f64Add],
    ...[...get(pairSum), ...simd(SIMD_EXTRACT, 1), OP.f64Add],
  ]
}

/** A function without parameters that checks a part of the ranges and stores the sum. */
export function shareCheck(ranges: readonly Range[], part: number, parts: number, into: number): Uint8Array {
  const locals = { offset: 0, sum: 1, pairSum: 2, slope: 3, slopePair: 4 }
  const own = ranges.map(range => partOf(range, part, parts))
  return functionBody(
    [I32, F64, V128, F64, V128],
    [...checkFinite(own, locals), ...storeAt(into, totalOf(locals)), OP.end],
  )
}
