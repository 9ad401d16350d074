/**
 * Every value of a run, in one memory that threads and the window may share. A snapshot is a copy of it, a parameter
 * change is one store, a probe is one read.
 */
import type { Program } from '../compile/program.ts'

export type Allocate = (bytes: number) => ArrayBuffer | SharedArrayBuffer

export interface Context {
  /** All doubles, by the addresses of the Program. */
  readonly memory: Float64Array
  /** Views of the memory that solvers exchange values with. */
  readonly continuousStates: Float64Array
  readonly derivatives: Float64Array
  readonly outputs: Float64Array
}

/** Memory for a Program and `scratch` more doubles for its engine; parameters are set, all else is 0. */
export function createContext(
  program: Program,
  scratch: number,
  allocate: Allocate = bytes => new ArrayBuffer(bytes),
): Context {
  const length = program.memoryLength + scratch
  const memory = new Float64Array(allocate(length * Float64Array.BYTES_PER_ELEMENT), 0, length)
  for (const { address, values } of program.parameters) memory.set(values, address)
  const { continuousStates, derivatives, outputs } = program.sections
  const view = ({ address, length }: { address: number; length: number }): Float64Array =>
    memory.subarray(address, address + length)
  return {
    memory,
    continuousStates: view(continuousStates),
    derivatives: view(derivatives),
    outputs: view(outputs),
  }
}
