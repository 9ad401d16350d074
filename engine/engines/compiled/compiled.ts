/**
 * The Compiled engine: the same assignments as one WebAssembly module over the run's memory. Parameters are read from
 * memory, so that tuning never compiles anew. Functions are cut to a size that optimising compilers still like.
 */
import { visit } from '../../block/expression.ts'
import { OPERATIONS } from '../../block/operations.ts'
import type { Assignment } from '../../compile/program.ts'
import { assembleEngine, type Routine } from '../assemble.ts'
import type { CreateEngine } from '../engine.ts'
import { MEMORY_FUNCTION_NAMES, MEMORY_FUNCTIONS } from './memory-functions.ts'
import { buildModule } from './module.ts'
import { compileFunction, IMPORTS } from './scalar-code.ts'

/** Elements of nodes in one function. */
const FUNCTION_SIZE = 1500
const PAGE_BYTES = 65536

export const createCompiledEngine: CreateEngine = (program, isShared) => {
  let end = program.memoryLength
  const tables = {
    reserve: (width: number): number => {
      const address = end
      end += width
      return address
    },
  }
  const bodies: Uint8Array[] = []
  /** The functions of each routine. */
  const plan: (readonly number[])[] = []
  return assembleEngine(program, {
    add: assignments => {
      const pieces = cut(assignments)
      return (
        plan.push(pieces.map(piece => bodies.push(compileFunction(piece, program.timeAddress, tables)) - 1)) -
        1
      )
    },
    bind: () => {
      const { memory, functions } = instantiate(bodies, end, isShared)
      return {
        memory,
        routines: plan.map(indices => chain(indices.flatMap(index => functions[index] ?? []))),
      }
    },
  })
}

/** Assignments in pieces of about the size of a function. */
function cut(assignments: readonly Assignment[]): Assignment[][] {
  const pieces: Assignment[][] = [[]]
  let size = 0
  for (const assignment of assignments) {
    visit([assignment.expression], node => {
      size += node.width
    })
    if (size > FUNCTION_SIZE && pieces.at(-1)?.length) {
      pieces.push([])
      size = 0
    }
    pieces.at(-1)?.push(assignment)
  }
  return pieces
}

function chain(functions: readonly Routine[]): Routine {
  const [first, ...rest] = functions
  if (!first) return () => undefined
  if (rest.length === 0) return first
  return () => {
    for (const next of functions) next()
  }
}

function instantiate(
  bodies: readonly Uint8Array[],
  length: number,
  isShared: boolean,
): { memory: Float64Array; functions: Routine[] } {
  const pages = Math.max(1, Math.ceil((length * Float64Array.BYTES_PER_ELEMENT) / PAGE_BYTES))
  const wasm = new WebAssembly.Memory(
    isShared ? { initial: pages, maximum: pages, shared: true } : { initial: pages },
  )
  const memory = new Float64Array(wasm.buffer, 0, length)
  const imports: Record<string, unknown> = Object.fromEntries(
    IMPORTS.map(name => [name, OPERATIONS[name].evaluate]),
  )
  for (const name of MEMORY_FUNCTION_NAMES) imports[name] = MEMORY_FUNCTIONS[name].bind(memory)
  imports.memory = wasm
  const module = new WebAssembly.Module(buildModule(bodies, { pages, isShared }))
  const { exports } = new WebAssembly.Instance(module, { m: imports })
  return { memory, functions: bodies.map((_, i) => exports[`r${i}`] as Routine) }
}
