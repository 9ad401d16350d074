/** Routines as functions of a module: loops where assignments are images of each other, straight code for the rest. */
import { visit } from '../../block/expression.ts'
import type { Assignment, Program } from '../../compile/program.ts'
import type { Routine } from '../assemble.ts'
import { type ModuleFunction, ROUTINE } from './module.ts'
import { emitRoll, rollRoutine } from './roll-routine.ts'
import { createTraits } from './rolling.ts'
import type { TableSpace } from './scalar-calls.ts'
import { compileFunction } from './scalar-code.ts'
import { seeThrough } from './see-through.ts'

/** Elements of nodes in one function. */
const FUNCTION_SIZE = 1500

export interface Emitter {
  readonly functions: readonly ModuleFunction[]
  /** The functions of each routine. */
  readonly routines: readonly (readonly number[])[]
  readonly define: (type: number, body: Uint8Array) => number
  /** Loops store only what is kept of it: the others must be read by none but their own parts. */
  readonly add: (assignments: readonly Assignment[], isKept?: (address: number) => boolean) => number
  /** A routine that is others one after the other. */
  readonly join: (parts: readonly number[]) => number
  readonly bind: (run: (index: number) => unknown) => Routine[]
}

export function createEmitter({ timeAddress }: Program, tables: TableSpace): Emitter {
  const functions: ModuleFunction[] = []
  const routines: (readonly number[])[] = []
  const define = (type: number, body: Uint8Array): number => functions.push({ type, body }) - 1
  const traitsOf = createTraits()
  return {
    functions,
    routines,
    define,
    add: (assignments, isKept) => {
      const { rolls, rest } = rollRoutine(seeThrough(assignments, traitsOf, isKept), traitsOf)
      return (
        routines.push([
          ...rolls.map(roll => define(ROUTINE, emitRoll(roll, timeAddress, isKept ?? (() => true)))),
          ...cut(rest).map(piece => define(ROUTINE, compileFunction(piece, timeAddress, tables))),
        ]) - 1
      )
    },
    join: parts => routines.push(parts.flatMap(part => routines[part] ?? [])) - 1,
    bind: run => routines.map(indices => chain(indices.map(index => run(index) as Routine))),
  }
}

/** Assignments in pieces of about the size of a function. */
function cut(assignments: readonly Assignment[]): Assignment[][] {
  const pieces: Assignment[][] = []
  let size = 0
  for (const assignment of assignments) {
    visit([assignment.expression], node => {
      size += node.width
    })
    const last = pieces.at(-1)
    if (!last || size > FUNCTION_SIZE) {
      pieces.push([assignment])
      size = 0
    } else last.push(assignment)
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
