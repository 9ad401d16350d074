/**
 * The Jacobian of a Program: tangents of the continuous states carried through the minor evaluations to the derivatives,
 * for one direction at a time, and which of its entries can differ from 0. Every value's tangent stands in a shadow of
 * the memory, a fixed distance behind it, and is 0 where nothing computes it.
 *
 * Tangents end at an algebraic loop that depends on states: then only the pattern is known, with every output of the
 * loop depending on all that enters it.
 */
import { createDifferentiator } from '../block/differentiate.ts'
import { isTrue, select } from '../block/elementwise.ts'
import { type Expression, operandsOf, type Reference, reference } from '../block/expression.ts'
import { realLike } from '../block/signal-type.ts'
import { createPattern } from '../math/sparsity.ts'
import { bindingKey, extendBinding } from './binding.ts'
import {
  type Assignment,
  type Binding,
  isLoop,
  type JacobianPlan,
  type LoopSolution,
  type Program,
  type Section,
} from './program.ts'

/** Numbers of states. */
type States = ReadonlySet<number>

const NONE: States = new Set()
const FLAG = 'whether this part is on'

export function addJacobian(program: Program): Program {
  const { continuousStates, derivatives } = program.sections
  const shadow = program.memoryLength
  /** By address: the states that a value depends on. */
  const known = new Map<number, States>()
  for (let i = 0; i < continuousStates.length; i += 1) known.set(continuousStates.address + i, new Set([i]))
  const statesAt = (address: number): States => known.get(address) ?? NONE

  const tangents: Assignment[] = []
  let isExact = true
  const carry = (assignment: Assignment, when: number | null): void => {
    const tangent = tangentOf(assignment, when, shadow, statesAt)
    if (!tangent) return
    tangents.push(tangent)
    note(
      assignment,
      spread(tangent.expression, tangent.binding, address => statesAt(address - shadow)),
    )
  }
  const note = ({ address, width }: Assignment, states: readonly States[]): void => {
    for (let i = 0; i < width; i += 1) known.set(address + i, states[i % states.length] ?? NONE)
  }
  const passLoop = (loop: LoopSolution): void => {
    const entering = unite(
      loop.values.flatMap(({ expression, binding }) => spread(expression, binding, statesAt)),
    )
    if (entering.size > 0) isExact = false
    for (const { address, width } of [...loop.values, ...loop.tears])
      for (let i = 0; i < width; i += 1) known.set(address + i, entering)
  }

  for (const { when, evaluations } of program.minorOutputs) {
    for (const evaluation of evaluations) {
      if (isLoop(evaluation)) passLoop(evaluation)
      else carry(evaluation, when)
    }
  }
  for (const assignment of program.derivatives) carry(assignment, null)

  const jacobian: JacobianPlan = {
    pattern: createPattern(columnsOf(derivatives, statesAt)),
    tangents: isExact
      ? {
          seeds: continuousStates.address + shadow,
          results: derivatives.address + shadow,
          assignments: tangents,
        }
      : null,
  }
  return { ...program, jacobian, memoryLength: isExact ? 2 * shadow : shadow }
}

/** The pattern alone, for an engine that was made without tangents. */
export function addPattern(program: Program): Program {
  const { jacobian } = addJacobian(program)
  return { ...program, jacobian: jacobian && { ...jacobian, tangents: null } }
}

/** The assignment's tangent into the shadow, null where it is structurally 0. */
function tangentOf(
  { address, width, expression, binding, block }: Assignment,
  when: number | null,
  shadow: number,
  statesAt: (address: number) => States,
): Assignment | null {
  const extended = extendBinding(binding)
  const { differentiate } = createDifferentiator(leaf => {
    const from = addressOf(leaf, binding)
    if (from === null || !hasStates(from, leaf.width, statesAt)) return null
    const name = `tangent at ${from}`
    extended.set(bindingKey('input', name), from + shadow)
    return reference('input', name, realLike(leaf))
  })
  const tangent = differentiate(expression)
  if (!tangent) return null
  if (when === null)
    return { address: address + shadow, width, expression: tangent, binding: extended, block }
  extended.set(bindingKey('input', FLAG), when)
  return {
    address: address + shadow,
    width,
    expression: select(isTrue(reference('input', FLAG, 1)), tangent, 0),
    binding: extended,
    block,
  }
}

/** By element of an expression: the states behind the leaves that it is made of. */
function spread(
  root: Expression,
  binding: Binding,
  statesAt: (address: number) => States,
): readonly States[] {
  const done = new Map<Expression, readonly States[]>()
  const walk = (node: Expression): readonly States[] => {
    const found = done.get(node)
    if (found) return found
    const states = find(node)
    done.set(node, states)
    return states
  }
  const find = (node: Expression): readonly States[] => {
    const elements = Array.from({ length: node.width }, (_, i) => i)
    const address = addressOf(node, binding)
    if (address !== null) return elements.map(i => statesAt(address + i))
    if (node.kind === 'element') return [walk(node.operand)[node.index] ?? NONE]
    if (node.kind === 'concatenation') return node.operands.flatMap(walk)
    const operands = operandsOf(node).map(walk)
    if (node.kind !== 'operation') {
      const all = unite(operands.flat())
      return elements.map(() => all)
    }
    return elements.map(i => unite(operands.map(states => states[states.length === 1 ? 0 : i] ?? NONE)))
  }
  return walk(root)
}

function addressOf(leaf: Expression, binding: Binding): number | null {
  const isBound = (node: Expression): node is Reference => node.kind === 'input' || node.kind === 'state'
  return isBound(leaf) ? (binding.get(bindingKey(leaf.kind, leaf.name)) ?? null) : null
}

function hasStates(address: number, width: number, statesAt: (address: number) => States): boolean {
  for (let i = 0; i < width; i += 1) if (statesAt(address + i).size > 0) return true
  return false
}

function unite(sets: readonly States[]): States {
  const some = sets.filter(({ size }) => size > 0)
  const [first = NONE] = some
  return some.every(set => set === first) ? first : new Set(some.flatMap(set => [...set]))
}

function columnsOf(derivatives: Section, statesAt: (address: number) => States): number[][] {
  const columns = Array.from({ length: derivatives.length }, (): number[] => [])
  for (let row = 0; row < derivatives.length; row += 1)
    for (const column of statesAt(derivatives.address + row)) columns[column]?.push(row)
  return columns
}
