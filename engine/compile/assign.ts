/** Assignments of one block's expressions to their places. */
import type { StateDeclaration } from '../block/behaviour.ts'
import type { Expression } from '../block/expression.ts'
import type { Layout } from './lay-out.ts'
import type { Assignment, Binding } from './program.ts'

export interface Assigner {
  readonly output: (block: number, port: string, expression: Expression) => Assignment
  /** Into the state itself, as wide as the state. */
  readonly state: (
    block: number,
    name: string,
    states: Readonly<Record<string, StateDeclaration>>,
    expression: Expression,
  ) => Assignment
}

const NOTHING_BOUND: Binding = new Map()

export function createAssigner(layout: Layout): Assigner {
  const assign = (block: number, address: number, width: number, expression: Expression): Assignment => ({
    address,
    width,
    expression,
    binding: layout.bindings[block] ?? NOTHING_BOUND,
    block,
  })
  return {
    output: (block, port, expression) =>
      assign(block, layout.outputAddress(block, port) ?? 0, expression.width, expression),
    state: (block, name, states, expression) =>
      assign(block, layout.stateAddress(block, name) ?? 0, states[name]?.width ?? 1, expression),
  }
}

/** Hands out doubles behind what is laid out already. */
export function createReserve(start: number): { reserve: (width: number) => number; end: () => number } {
  let free = start
  return {
    reserve: width => {
      const address = free
      free += width
      return address
    },
    end: () => free,
  }
}
