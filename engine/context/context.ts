/**
 * Every value of a run, in one memory that threads and the window may share. A snapshot is a copy of it, a parameter
 * change is one store, a probe is one read.
 */
import type { Program } from '../compile/program.ts'

export interface Context {
  /** All doubles, by the addresses of the Program. */
  readonly memory: Float64Array
  /** Views of the memory that solvers exchange values with. */
  readonly continuousStates: Float64Array
  readonly derivatives: Float64Array
  readonly outputs: Float64Array
}

/** Values of a Program in a memory that is at least `program.memoryLength` long and all 0; sets the parameters. */
export function createContext(program: Program, memory: Float64Array): Context {
  for (const { address, values } of [...program.parameters, ...program.tables]) memory.set(values, address)
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
