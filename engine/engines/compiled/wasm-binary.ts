/**
 * The WebAssembly binary format, as far as we write it: numbers, sections, one module with one imported memory.
 * W3C, WebAssembly Core Specification 2.0, chapter 5.
 */
export type Bytes = readonly number[]

export const F64 = 0x7c
export const I32 = 0x7f
export const V128 = 0x7b

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return bytes
}

/** Signed LEB128 of a 32-bit number. */
export function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value | 0
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    const isDone = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
    bytes.push(isDone ? low : low | 0x80)
    if (isDone) return bytes
  }
}

const DOUBLE = new DataView(new ArrayBuffer(8))
const DOUBLE_BYTES = [0, 1, 2, 3, 4, 5, 6, 7] as const

/** The eight bytes of a double, least significant first. */
export function double(value: number): number[] {
  DOUBLE.setFloat64(0, value, true)
  return DOUBLE_BYTES.map(i => DOUBLE.getUint8(i))
}

/** Instructions of one function, written straight into bytes: a large model has millions of them. */
export interface CodeWriter {
  readonly byte: (value: number) => void
  readonly unsigned: (value: number) => void
  readonly signed: (value: number) => void
  readonly double: (value: number) => void
  /** All that was written so far. */
  readonly bytes: () => Uint8Array
}

export function createCodeWriter(): CodeWriter {
  let bytes = new Uint8Array(1024)
  let end = 0
  const byte = (value: number): void => {
    if (end === bytes.length) {
      const grown = new Uint8Array(2 * end)
      grown.set(bytes)
      bytes = grown
    }
    bytes[end] = value
    end += 1
  }
  return {
    byte,
    unsigned: value => {
      let rest = value
      while (rest > 0x7f) {
        byte((rest & 0x7f) | 0x80)
        rest >>>= 7
      }
      byte(rest)
    },
    signed: value => {
      for (const next of signed(value)) byte(next)
    },
    double: value => {
      DOUBLE.setFloat64(0, value, true)
      for (let i = 0; i < 8; i += 1) byte(DOUBLE.getUint8(i))
    },
    bytes: () => bytes.subarray(0, end),
  }
}

export function text(value: string): number[] {
  const bytes = [...value].map(character => character.charCodeAt(0))
  return [...unsigned(bytes.length), ...bytes]
}

export function list(items: readonly Bytes[]): number[] {
  return [...unsigned(items.length), ...items.flat()]
}

/** A function as it stands in the code section: its size, runs of locals of one type, instructions. */
export function functionBody(localTypes: readonly number[], code: ArrayLike<number>): Uint8Array {
  const runs: { count: number; type: number }[] = []
  for (const type of localTypes) {
    const last = runs.at(-1)
    if (last?.type === type) last.count += 1
    else runs.push({ count: 1, type })
  }
  const locals = list(runs.map(({ count, type }) => [...unsigned(count), type]))
  const head = [...unsigned(locals.length + code.length), ...locals]
  const body = new Uint8Array(head.length + code.length)
  body.set(head)
  body.set(code, head.length)
  return body
}
