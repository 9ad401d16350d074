/** The memory of a run and the modules over it. */
import { OPERATIONS } from '../../block/operations.ts'
import type { Calls } from '../calls.ts'
import { MEMORY_FUNCTION_NAMES, MEMORY_FUNCTIONS } from './memory-functions.ts'
import { buildModule, type MemoryLimits, type ModuleFunction } from './module.ts'
import { IMPORTS } from './operation-imports.ts'

const PAGE_BYTES = 65536

export interface Store {
  readonly wasm: WebAssembly.Memory
  readonly memory: Float64Array
  readonly limits: MemoryLimits
}

export function createStore(length: number, isShared: boolean): Store {
  const pages = Math.max(1, Math.ceil((length * Float64Array.BYTES_PER_ELEMENT) / PAGE_BYTES))
  const wasm = new WebAssembly.Memory(
    isShared ? { initial: pages, maximum: pages, shared: true } : { initial: pages },
  )
  return { wasm, memory: new Float64Array(wasm.buffer, 0, length), limits: { pages, isShared } }
}

export function compileModule(functions: readonly ModuleFunction[], { limits }: Store): WebAssembly.Module {
  return new WebAssembly.Module(buildModule(functions, limits))
}

/** Gives the functions by index. */
export function instantiate(
  module: WebAssembly.Module,
  { wasm, memory }: Pick<Store, 'wasm' | 'memory'>,
  callOut: (index: number) => void,
  calls: Calls | null = null,
): (index: number) => unknown {
  const imports: Record<string, unknown> = Object.fromEntries(
    IMPORTS.map(name => [name, OPERATIONS[name].evaluate]),
  )
  for (const name of MEMORY_FUNCTION_NAMES) imports[name] = MEMORY_FUNCTIONS[name].bind(memory)
  imports.callOut = (index: number) => (index < 0 ? calls?.run(-1 - index, memory) : callOut(index))
  imports.memory = wasm
  const { exports } = new WebAssembly.Instance(module, { m: imports })
  return index => exports[`r${index}`]
}
