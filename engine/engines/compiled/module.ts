/** One WebAssembly module of functions without parameters, over an imported memory. */

import { OPERATIONS } from '../../block/operations.ts'
import { MEMORY_FUNCTION_NAMES, MEMORY_FUNCTIONS } from './memory-functions.ts'
import { CALL_OUT_INDEX, IMPORTS } from './operation-imports.ts'
import { type Bytes, F64, I32, list, text, unsigned } from './wasm-binary.ts'

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const FUNCTION = 0x60
const CODE_SECTION = 10
const KIND_FUNCTION = 0x00
const KIND_MEMORY = 0x02
/** Types of the module, by index. */
export const ROUTINE = 0
const ONE = 1
const TWO = 2
/** Instances from, how many, steps, from tick, log address, ticks until a row; not 0 where a value is not finite, or a watch not 0. */
export const FUSED_KERNEL = 3
/** Steps, from tick, log address, ticks until a row, whether parameters changed; result as above. */
export const STEP_KERNEL = 4
const CALL_OUT = 5
/** Of one integer, for functions that are no kernels. */
export const TIMES = CALL_OUT
/** Those of the functions over the memory follow. */
const FIRST_OF_MEMORY = 6

/** See `FUSED_KERNEL` and `STEP_KERNEL`. */
export type FusedKernel = (
  first: number,
  count: number,
  ticks: number,
  tick: number,
  logAddress: number,
  untilLog: number,
) => number
export type StepKernel = (
  ticks: number,
  tick: number,
  logAddress: number,
  untilLog: number,
  isFresh: number,
) => number

export interface MemoryLimits {
  readonly pages: number
  readonly isShared: boolean
}

export interface ModuleFunction {
  readonly type: number
  readonly body: Uint8Array
}

/** Index of the first function of the module itself. */
export const FIRST_OWN = CALL_OUT_INDEX + 1

/**
 * The module's bytes; function i is exported as `r<i>`. Imports: `m.<operation>`, `m.<memory function>`, `m.callOut`,
 * `m.memory`.
 */
export function buildModule(
  functions: readonly ModuleFunction[],
  { pages, isShared }: MemoryLimits,
): Uint8Array<ArrayBuffer> {
  const types = [
    [FUNCTION, ...list([]), ...list([])],
    [FUNCTION, ...list([[F64]]), ...list([[F64]])],
    [FUNCTION, ...list([[F64], [F64]]), ...list([[F64]])],
    [FUNCTION, ...list([[I32], [I32], [I32], [F64], [I32], [I32]]), ...list([[F64]])],
    [FUNCTION, ...list([[I32], [F64], [I32], [I32], [I32]]), ...list([[F64]])],
    [FUNCTION, ...list([[I32]]), ...list([])],
    ...MEMORY_FUNCTION_NAMES.map(name => {
      const { reals, integers, hasResult } = MEMORY_FUNCTIONS[name]
      const parameters = [...Array<Bytes>(reals).fill([F64]), ...Array<Bytes>(integers).fill([I32])]
      return [FUNCTION, ...list(parameters), ...list(hasResult ? [[F64]] : [])]
    }),
  ]
  const limits = isShared ? [0x03, ...unsigned(pages), ...unsigned(pages)] : [0x00, ...unsigned(pages)]
  const imports = [
    ...IMPORTS.map(name => [
      ...text('m'),
      ...text(name),
      KIND_FUNCTION,
      OPERATIONS[name].operands.length === 1 ? ONE : TWO,
    ]),
    ...MEMORY_FUNCTION_NAMES.map((name, i) => [
      ...text('m'),
      ...text(name),
      KIND_FUNCTION,
      FIRST_OF_MEMORY + i,
    ]),
    [...text('m'), ...text('callOut'), KIND_FUNCTION, CALL_OUT],
    [...text('m'), ...text('memory'), KIND_MEMORY, ...limits],
  ]
  const exports = functions.map((_, i) => [...text(`r${i}`), KIND_FUNCTION, ...unsigned(FIRST_OWN + i)])
  const size = functions.reduce((sum, { body }) => sum + body.length, 0)
  const count = unsigned(functions.length)
  return concatenate([
    HEADER,
    section(1, list(types)),
    section(2, list(imports)),
    section(3, list(functions.map(({ type }) => unsigned(type)))),
    section(7, list(exports)),
    [CODE_SECTION, ...unsigned(count.length + size), ...count],
    ...functions.map(({ body }) => body),
  ])
}

function concatenate(parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let next = 0
  for (const part of parts) {
    bytes.set(part, next)
    next += part.length
  }
  return bytes
}

function section(id: number, content: Bytes): Bytes {
  return [id, ...unsigned(content.length), ...content]
}
