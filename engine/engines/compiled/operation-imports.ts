/** What compiled code calls because WebAssembly has no instruction for it. */
import type { OperationName } from '../../block/operations.ts'
import { MEMORY_FUNCTION_NAMES, type MemoryFunctionName } from './memory-functions.ts'

/** Functions that WebAssembly lacks: imported, so that they are the very ones that the Simple engine calls. */
export const IMPORTS = [
  'power',
  'arctangent2',
  'modulo',
  'sign',
  'exponential',
  'logarithm',
  'sine',
  'cosine',
  'tangent',
  'remainder',
  'hypotenuse',
  'logarithm10',
  'arcsine',
  'arccosine',
  'arctangent',
  'hyperbolicSine',
  'hyperbolicCosine',
  'hyperbolicTangent',
  'inverseHyperbolicSine',
  'inverseHyperbolicCosine',
  'inverseHyperbolicTangent',
  'round',
  'random',
] as const satisfies readonly OperationName[]

const IMPORTED: readonly OperationName[] = IMPORTS

/** Index of the imported function that does what only JavaScript can, by number: loops, elements of arrays, calls. */
export const CALL_OUT_INDEX = IMPORTS.length + MEMORY_FUNCTION_NAMES.length

/** Index of the imported function that computes an operation. */
export function importIndex(name: OperationName): number {
  const index = IMPORTED.indexOf(name)
  if (index < 0) throw new Error(`Nothing is imported that computes ${name}.`)
  return index
}

/** Index of the imported function that computes over the run's memory. */
export function memoryImportIndex(name: MemoryFunctionName): number {
  return IMPORTS.length + MEMORY_FUNCTION_NAMES.indexOf(name)
}
