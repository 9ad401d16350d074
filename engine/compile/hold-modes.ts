/**
 * Expressions with modes held: each discontinuous node whose operands change between major steps reads its mode from
 * memory, and a guard says when that no longer holds.
 */
import { isTrue, notEqual, select, toReal } from '../block/elementwise.ts'
import { type Expression, operandsOf, reference } from '../block/expression.ts'
import type { OperationName } from '../block/operations.ts'
import { realLike } from '../block/signal-type.ts'
import { bindingKey, extendBinding } from './binding.ts'
import { findLinear } from './linear-loop.ts'
import type { Memories } from './memories.ts'
import { findModeRule } from './mode-rules.ts'
import type { Assignment, Binding, Guard, LoopSolution, Program } from './program.ts'
import { createVariations, type Variation, widest } from './variation.ts'

const LOGIC: ReadonlySet<OperationName> = new Set(['and', 'or', 'exclusiveOr', 'not'])

export interface Holder {
  readonly hold: (assignment: Assignment, when: number | null) => Assignment
  readonly holdLoop: (loop: LoopSolution, when: number | null) => LoopSolution
  /** For major outputs and updates, of what was held: signs that are solved for are taken as they are. */
  readonly give: (assignment: Assignment) => Assignment
  readonly giveLoop: (loop: LoopSolution) => LoopSolution
  /** What came up since the last call: assignments that set modes, and those that compute guards. */
  readonly takePending: () => { modes: Assignment[]; guards: Assignment[] }
  readonly modes: readonly number[]
  readonly guards: readonly Guard[]
  /** Blocks whose truths compare a signal with what it was at the last major step: that is no matter of an instant. */
  readonly comparers: ReadonlySet<number>
  /** Addresses of discrete states from which guards count how far a signal has come. */
  readonly kept: ReadonlySet<number>
}

/** The nodes of one block, and its binding with modes added to it. */
interface Nodes {
  readonly binding: ReturnType<typeof extendBinding>
  readonly held: Map<Expression, Expression>
  /** Where it is another one: with signs taken as they are given. */
  readonly direct: Map<Expression, Expression>
  readonly variations: Map<Expression, Variation>
}

interface Holding {
  readonly reserve: (width: number) => number
  /** Of the discrete states that every major step renews. */
  readonly memories?: Memories
  /** Blocks that tell when they break. */
  readonly foretold?: ReadonlySet<number>
  /** Blocks whose modes are held, all where it is not given: truths that others give them are held with those. */
  readonly only?: ReadonlySet<number>
}

export function createHolder(program: Program, { reserve, memories, foretold, only }: Holding): Holder {
  const variations = createVariations(program.sections.continuousStates)
  const nodes = new Map<Binding, Nodes>()
  const modes: number[] = []
  const guards: Guard[] = []
  const comparers = new Set<number>()
  const kept = new Set<number>()
  let pendingModes: Assignment[] = []
  let pendingGuards: Assignment[] = []

  const nodesOf = (binding: Binding): Nodes => {
    const found = nodes.get(binding)
    if (found) return found
    const fresh = {
      binding: extendBinding(binding),
      held: new Map(),
      direct: new Map(),
      variations: new Map(),
    }
    nodes.set(binding, fresh)
    return fresh
  }
  const variationOf = (node: Expression, own: Nodes): Variation =>
    variations.find(node, own.binding, own.variations)

  /** Its address, and the leaf that reads it. */
  const addLeaf = (like: Expression, { binding }: Assignment) => {
    const address = reserve(like.width)
    const name = `mode at ${address}`
    nodesOf(binding).binding.set(bindingKey('input', name), address)
    return { address, leaf: reference('input', name, realLike(like)) }
  }
  const setMode = (address: number, expression: Expression, { binding, block }: Assignment): void => {
    const { width } = expression
    pendingModes.push({ address, width, expression, binding: nodesOf(binding).binding, block })
    for (let i = 0; i < width; i += 1) modes.push(address + i)
  }
  const addMode = (expression: Expression, assignment: Assignment) => {
    const mode = addLeaf(expression, assignment)
    setMode(mode.address, expression, assignment)
    return mode
  }
  const addGuard = (expression: Expression, guard: Omit<Guard, 'address'>, binding: Binding): void => {
    const { width, block } = guard
    const address = reserve(width)
    pendingGuards.push({ address, width, expression, binding, block })
    guards.push({ address, ...guard })
  }

  const holdExpression = (assignment: Assignment, when: number | null, isGuarded: boolean): Expression => {
    const { block } = assignment
    const own = nodesOf(assignment.binding)
    const walk = (node: Expression): Expression => {
      const found = own.held.get(node)
      if (found) return found
      const result = lock(node)
      own.held.set(node, result)
      return result
    }
    const lock = (node: Expression): Expression => {
      if (only && isGivenTruth(node) && variationOf(node, own) !== 'none')
        return isTrue(addMode(toReal(node), assignment).leaf)
      const operands = operandsOf(node)
      const heldOperands = operands.map((operand, i) =>
        isTruth(node, i) && operand.type === 'real' && variationOf(walk(operand), own) !== 'none'
          ? walk(notEqual(operand, 0))
          : walk(operand),
      )
      const variation = widest(heldOperands.map(operand => variationOf(operand, own)))
      const directOperands = operands.map(operand => own.direct.get(operand) ?? operand)
      const direct = directOperands.some((operand, i) => operand !== operands[i])
        ? rebuild(node, directOperands)
        : node
      if (direct !== node) own.direct.set(node, direct)
      const rule = variation === 'none' ? null : findModeRule(direct)
      if (!rule)
        return heldOperands.some((operand, i) => operand !== operands[i]) ? rebuild(node, heldOperands) : node
      const { address: mode, leaf } = addLeaf(rule.mode, assignment)
      const flag = isSign(node) && !only ? addLeaf(rule.mode, assignment) : null
      if (flag) own.direct.set(node, select(isTrue(flag.leaf), leaf, direct))
      setMode(mode, flag ? (own.direct.get(node) ?? direct) : rule.mode, assignment)
      const held = rule.hold(leaf, heldOperands)
      // A block that foretells its breaks needs no guard for what time alone decides.
      if (isGuarded && !(variation === 'time' && foretold?.has(block))) {
        const { width } = rule.mode
        for (const { value, rule: kind } of held.guards) {
          const read = (node.type === 'real' && memories?.listRead(value, own.binding)) || []
          for (const state of read) kept.add(state)
          const traits = { turns: read.length > 0, given: flag?.address ?? null }
          addGuard(value, { width, mode, rule: kind, when, block, ...traits }, own.binding)
          if (node.type === 'boolean' && memories?.isCompared(value, own.binding)) comparers.add(block)
        }
      }
      return held.value.type === node.type ? held.value : isTrue(held.value)
    }
    return walk(assignment.expression)
  }
  const isHeld = ({ block }: Assignment): boolean => only?.has(block) ?? true
  const hold = (assignment: Assignment, when: number | null): Assignment => {
    const own = nodesOf(assignment.binding)
    const expression = isHeld(assignment) ? holdExpression(assignment, when, true) : assignment.expression
    variations.note(assignment, variationOf(expression, own))
    return isHeld(assignment) ? { ...assignment, expression, binding: own.binding } : assignment
  }
  const give = (assignment: Assignment): Assignment => {
    const own = nodesOf(assignment.binding)
    const expression = own.direct.get(assignment.expression)
    return expression ? { ...assignment, expression, binding: own.binding } : assignment
  }
  const holdLoop = (loop: LoopSolution, when: number | null): LoopSolution => {
    // What enters is not told apart from what goes round.
    const noteAll = (): void => {
      for (const output of [...loop.values, ...loop.tears]) variations.note(output, 'all')
    }
    noteAll()
    const values = loop.values.map(assignment => hold(assignment, when))
    noteAll()
    const tangents = loop.tangents.map(assignment => {
      if (!isHeld(assignment)) return assignment
      const expression = holdExpression(assignment, when, false)
      return { ...assignment, expression, binding: nodesOf(assignment.binding).binding }
    })
    // With its modes held, a loop with a Saturation is linear.
    return { ...loop, values, tangents, linear: findLinear({ tears: loop.tears, values, tangents }) }
  }
  return {
    hold,
    holdLoop,
    give,
    giveLoop: loop => ({ ...loop, values: loop.values.map(give), tangents: loop.tangents.map(give) }),
    takePending: () => {
      const taken = { modes: pendingModes, guards: pendingGuards }
      pendingModes = []
      pendingGuards = []
      return taken
    },
    modes,
    guards,
    comparers,
    kept,
  }
}

/** Whether an operand counts as true wherever it is not 0. */
function isTruth(node: Expression, operand: number): boolean {
  if (node.kind !== 'operation') return false
  return node.operation === 'select' ? operand === 0 : LOGIC.has(node.operation)
}

function isSign(node: Expression): boolean {
  return node.kind === 'operation' && node.operation === 'sign'
}

/** Whether it is a truth that comes in from elsewhere, or one element of such. */
function isGivenTruth(node: Expression): boolean {
  const leaf = node.kind === 'element' ? node.operand : node
  return node.type === 'boolean' && leaf.kind === 'input'
}

/** The node over other operands of the same types. */
function rebuild(node: Expression, operands: readonly Expression[]): Expression {
  const at = (index: number): Expression => operands[index] ?? node
  switch (node.kind) {
    case 'operation':
    case 'concatenation':
    case 'call':
      return { ...node, operands }
    case 'element':
      return { ...node, operand: at(0) }
    case 'dot':
      return { ...node, a: at(0), b: at(1) }
    case 'lookup':
      return { ...node, x: at(0), xs: at(1), ys: at(2) }
    case 'read':
      return { ...node, array: at(0), index: at(1) }
    case 'history':
      return { ...node, at: at(0), times: at(1), values: at(2), written: at(3) }
    default:
      return node
  }
}
