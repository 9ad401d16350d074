/** Code that does the same with every double of a range of memory: two at a time in the lanes of vectors, and the last alone. */
import { OP } from './instructions.ts'
import type { Range } from './ranges.ts'
import { get, integer, loadAt, set, simd, storeAt, tee } from './snippets.ts'
import { unsigned } from './wasm-binary.ts'

/** Writes what is done with a pair, or with a single double, at addresses within ranges of this length. */
export type Element = (
  isPair: boolean,
  load: (address: number) => number[],
  store: (address: number, value: number[]) => number[],
) => number[]

const I32_LESS_UNSIGNED = 0x49
const V_LOAD = 0x00
const V_STORE = 0x0b

/** `offset`, an integer local, goes from 0 to `bytes` in steps of `stride` bytes. */
export function loopOver(offset: number, bytes: number, stride: number, code: readonly number[]): number[] {
  return [
    ...[...integer(0), ...set(offset), OP.loop, OP.empty, ...code],
    ...[...get(offset), ...integer(stride), OP.i32Add, ...tee(offset)],
    ...[...integer(bytes), I32_LESS_UNSIGNED, OP.branchIf, 0, OP.end],
  ]
}

export function loadPair(offset: number, address: number): number[] {
  return [...get(offset), ...simd(V_LOAD, 3, ...unsigned(address * 8))]
}

export function forEach({ length }: Pick<Range, 'length'>, offset: number, element: Element): number[] {
  const code: number[] = []
  const pairs = Math.floor(length / 2)
  if (pairs > 0) {
    const paired = element(
      true,
      address => loadPair(offset, address),
      (address, value) => [...get(offset), ...value, ...simd(V_STORE, 3, ...unsigned(address * 8))],
    )
    code.push(...loopOver(offset, pairs * 16, 16, paired))
  }
  if (length % 2 === 1) {
    const last = length - 1
    const single = element(
      false,
      address => loadAt(address + last),
      (address, value) => storeAt(address + last, value),
    )
    code.push(...single)
  }
  return code
}
