/**
 * Makes a Program ready for variable steps: in every continuous output, derivative and update each discontinuous node whose
 * operands change between major steps gets a mode. Major outputs stay as they are and then set the modes; minor
 * evaluations and guards read them, so that the right-hand side is smooth from one event to the next.
 */

import { isTrue, notEqual } from '../block/elementwise.ts'
import { type Expression, operandsOf, reference, visit } from '../block/expression.ts'
import type { OperationName } from '../block/operations.ts'
import { realLike } from '../block/signal-type.ts'
import { conditionalExit } from './activation.ts'
import { createReserve } from './assign.ts'
import { extendBinding } from './binding.ts'
import { CONTINUOUS, isContinuous } from './infer-rates.ts'
import { findModeRule } from './mode-rules.ts'
import {
  type Assignment,
  type Binding,
  bindingKey,
  type Evaluation,
  type Guard,
  isLoop,
  type LoopSolution,
  type Program,
  type Segment,
} from './program.ts'

/** When a block's output breaks next, strictly after the present time. */
export interface Break {
  readonly block: number
  readonly expression: Expression
  readonly binding: Binding
}

const LOGIC: ReadonlySet<OperationName> = new Set(['and', 'or', 'exclusiveOr', 'not'])

/** What changes a value between major steps: nothing, time alone, or more. */
type Variation = 'none' | 'time' | 'all'

export function lockModes(program: Program, breaks: readonly Break[]): Program {
  const memory = createReserve(program.memoryLength)
  const foretold = new Set(breaks.map(({ block }) => block))
  const held = createHolder(program, foretold, memory.reserve)

  /** A flag that changes is an event too: a pulse is over once the updates at its instant are done. */
  const flags = new Set([...program.majorOutputs, ...program.updates].flatMap(({ when }) => when ?? []))
  /** Held as they are: what an update switches on has no modes before the next major step. */
  const isFlag = (evaluation: Evaluation): boolean => !isLoop(evaluation) && flags.has(evaluation.address)

  /** By evaluation of the major outputs: the same with modes held. */
  const twins = new Map<Evaluation, Evaluation>()
  const majorOutputs: Segment[] = []
  const heldOutputs: Segment[] = []
  for (const segment of program.majorOutputs) {
    if (!isContinuous(segment.rate)) {
      majorOutputs.push(segment)
      continue
    }
    const direct: Evaluation[] = []
    const locked: Evaluation[] = []
    for (const evaluation of segment.evaluations) {
      const twin = isLoop(evaluation)
        ? held.holdLoop(evaluation, segment.when)
        : held.hold(evaluation, segment.when)
      twins.set(evaluation, twin)
      const { modes, guards } = held.takePending()
      direct.push(evaluation, ...modes)
      if (!isFlag(evaluation)) locked.push(twin)
      locked.push(...guards)
    }
    majorOutputs.push({ ...segment, evaluations: direct })
    heldOutputs.push({ ...segment, evaluations: locked })
  }
  const derivatives = program.derivatives.map(assignment => held.hold(assignment, null))
  const rest: { when: number | null; modes: Assignment[]; guards: Assignment[] }[] = [
    { when: null, ...held.takePending() },
  ]
  /** What leaves at the very instant at which a model goes off is what its Exits hold, and not what left a step before. */
  const leaving: Assignment[] = []
  for (const { rate, when, assignment, element, to } of program.updates) {
    if (!isContinuous(rate)) continue
    const twin = held.hold(assignment, when)
    if (program.blocks[assignment.block]?.type === conditionalExit.id) leaving.push({ ...twin, address: to })
    if (element) held.hold(element.index, when)
    rest.push({ when, ...held.takePending() })
  }
  for (const { when, modes, guards } of rest) {
    if (modes.length > 0) majorOutputs.push({ rate: CONTINUOUS, when, evaluations: modes })
    if (guards.length > 0) heldOutputs.push({ rate: CONTINUOUS, when, evaluations: guards })
  }

  if (leaving.length > 0) heldOutputs.push({ rate: CONTINUOUS, when: null, evaluations: leaving })
  const nextEvents = breaks.map(({ block, expression, binding }): Assignment => {
    const { width } = expression
    return { address: memory.reserve(width), width, expression, binding, block }
  })
  return {
    ...program,
    majorOutputs,
    minorOutputs: program.minorOutputs.map(segment => ({
      ...segment,
      evaluations: segment.evaluations.map(evaluation => twins.get(evaluation) ?? evaluation),
    })),
    derivatives,
    events: { modes: [...held.modes, ...flags], guards: held.guards, heldOutputs, nextEvents },
    memoryLength: memory.end(),
  }
}

interface Holder {
  readonly hold: (assignment: Assignment, when: number | null) => Assignment
  readonly holdLoop: (loop: LoopSolution, when: number | null) => LoopSolution
  /** What came up since the last call: assignments that set modes, and those that compute guards. */
  readonly takePending: () => { modes: Assignment[]; guards: Assignment[] }
  readonly modes: readonly number[]
  readonly guards: readonly Guard[]
}

/** The nodes of one block, and its binding with modes added to it. */
interface Nodes {
  readonly binding: ReturnType<typeof extendBinding>
  readonly held: Map<Expression, Expression>
  readonly variations: Map<Expression, Variation>
}

function createHolder(
  program: Program,
  foretold: ReadonlySet<number>,
  reserve: (width: number) => number,
): Holder {
  const states = program.sections.continuousStates
  /** Outputs by address, with what changes them while modes are held. */
  const outputs = new Map<number, Variation>()
  const nodes = new Map<Binding, Nodes>()
  const modes: number[] = []
  const guards: Guard[] = []
  let pendingModes: Assignment[] = []
  let pendingGuards: Assignment[] = []

  const nodesOf = (binding: Binding): Nodes => {
    const found = nodes.get(binding)
    if (found) return found
    const fresh = { binding: extendBinding(binding), held: new Map(), variations: new Map() }
    nodes.set(binding, fresh)
    return fresh
  }
  const isState = (address: number): boolean =>
    address >= states.address && address < states.address + states.length

  const variationOf = (root: Expression, { binding, variations }: Nodes): Variation => {
    visit([root], node => {
      if (!variations.has(node)) variations.set(node, findVariation(node, binding, variations))
    })
    return variations.get(root) ?? 'none'
  }
  const findVariation = (
    node: Expression,
    binding: Binding,
    variations: ReadonlyMap<Expression, Variation>,
  ): Variation => {
    switch (node.kind) {
      case 'time':
        return 'time'
      case 'input': {
        const address = binding.get(bindingKey('input', node.name))
        if (address === undefined) return 'none'
        return isState(address) ? 'all' : (outputs.get(address) ?? 'none')
      }
      case 'state': {
        const address = binding.get(bindingKey('state', node.name))
        return address !== undefined && isState(address) ? 'all' : 'none'
      }
      default:
        return widest(operandsOf(node).map(operand => variations.get(operand) ?? 'none'))
    }
  }

  const holdExpression = (
    { expression: root, binding, block }: Assignment,
    when: number | null,
    isGuarded: boolean,
  ): Expression => {
    const own = nodesOf(binding)
    const walk = (node: Expression): Expression => {
      const found = own.held.get(node)
      if (found) return found
      const result = lock(node)
      own.held.set(node, result)
      return result
    }
    const lock = (node: Expression): Expression => {
      const operands = operandsOf(node)
      const heldOperands = operands.map((operand, i) =>
        isTruth(node, i) && operand.type === 'real' && variationOf(walk(operand), own) !== 'none'
          ? walk(notEqual(operand, 0))
          : walk(operand),
      )
      const variation = widest(heldOperands.map(operand => variationOf(operand, own)))
      const rule = variation === 'none' ? null : findModeRule(node)
      if (!rule)
        return heldOperands.some((operand, i) => operand !== operands[i]) ? rebuild(node, heldOperands) : node
      const { width } = rule.mode
      const address = reserve(width)
      const name = `mode at ${address}`
      own.binding.set(bindingKey('input', name), address)
      const leaf = reference('input', name, realLike(rule.mode))
      pendingModes.push({ address, width, expression: rule.mode, binding, block })
      for (let i = 0; i < width; i += 1) modes.push(address + i)
      const { value, guards: guarding } = rule.hold(leaf, heldOperands)
      // A block that foretells its breaks needs no guard for what time alone decides.
      const isForetold = variation === 'time' && foretold.has(block)
      if (isGuarded && !isForetold) {
        for (const { value: expression, rule: kind } of guarding) {
          const guard = reserve(width)
          pendingGuards.push({ address: guard, width, expression, binding: own.binding, block })
          guards.push({ address: guard, width, mode: address, rule: kind, when, block })
        }
      }
      return value.type === node.type ? value : isTrue(value)
    }
    return walk(root)
  }
  const hold = (assignment: Assignment, when: number | null): Assignment => {
    const expression = holdExpression(assignment, when, true)
    const own = nodesOf(assignment.binding)
    const variation = variationOf(expression, own)
    for (let i = 0; i < assignment.width; i += 1) outputs.set(assignment.address + i, variation)
    return { ...assignment, expression, binding: own.binding }
  }
  const holdLoop = (loop: LoopSolution, when: number | null): LoopSolution => {
    // What enters is not told apart from what goes round.
    for (const { address, width } of [...loop.values, ...loop.tears])
      for (let i = 0; i < width; i += 1) outputs.set(address + i, 'all')
    const values = loop.values.map(assignment => hold(assignment, when))
    for (const { address, width } of [...loop.values, ...loop.tears])
      for (let i = 0; i < width; i += 1) outputs.set(address + i, 'all')
    const tangents = loop.tangents.map(assignment => {
      const expression = holdExpression(assignment, when, false)
      return { ...assignment, expression, binding: nodesOf(assignment.binding).binding }
    })
    return { ...loop, values, tangents }
  }
  return {
    hold,
    holdLoop,
    takePending: () => {
      const taken = { modes: pendingModes, guards: pendingGuards }
      pendingModes = []
      pendingGuards = []
      return taken
    },
    modes,
    guards,
  }
}

/** Whether an operand counts as true wherever it is not 0. */
function isTruth(node: Expression, operand: number): boolean {
  if (node.kind !== 'operation') return false
  return node.operation === 'select' ? operand === 0 : LOGIC.has(node.operation)
}

function widest(variations: readonly Variation[]): Variation {
  if (variations.includes('all')) return 'all'
  return variations.includes('time') ? 'time' : 'none'
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
