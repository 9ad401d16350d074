/**
 * A behaviour from its table of nodes (`guest.ts`). Every node is built anew by the functions of the language, which check
 * types and widths; leaves must be what the block has, so that no address beyond its own is ever read.
 */
import { arrange } from '../block/arrange.ts'
import { arrayRead, type ElementUpdate, history, historySlope } from '../block/array.ts'
import {
  type Configuration,
  type ConfiguredBehaviour,
  INTERVAL,
  type StateDeclaration,
} from '../block/behaviour.ts'
import type { PlainFunction } from '../block/callee.ts'
import { dot, element } from '../block/elements.ts'
import { operate } from '../block/elementwise.ts'
import {
  constant,
  type Expression,
  ExpressionError,
  reference,
  tick,
  time,
  truth,
  visit,
} from '../block/expression.ts'
import { lookup } from '../block/lookup.ts'
import { reshape } from '../block/matrix.ts'
import { OPERATIONS } from '../block/operations.ts'
import { typeOfParameter } from '../block/parameter.ts'
import { callFunction } from '../block/plain-function.ts'
import { SCALAR, type SignalType } from '../block/signal-type.ts'
import type { BehaviourData, NodeData } from './behaviour-data.ts'
import { MOST_NODES, MOST_NUMBERS, MOST_STATE_VALUES } from './limits.ts'

/** @throws ExpressionError where the graph is not one that the block could have */
export function readBehaviour(
  data: BehaviourData,
  outputs: readonly string[],
  configuration: Configuration,
  functions: Readonly<Record<string, PlainFunction>> = {},
  /** Graphs that stand for parameters. */
  formulas: ReadonlyMap<string, Expression> = new Map(),
): ConfiguredBehaviour {
  const built: Expression[] = []
  let total = 0
  for (const item of data.nodes) {
    const leaf = build(item, operandsAt(built, item), data, configuration, functions)
    const expression = (leaf.kind === 'parameter' && formulas.get(leaf.name)) || leaf
    total += expression.width
    if (total > MOST_NODES) throw new ExpressionError(`Its graph has more than ${MOST_NODES} values.`)
    built.push(expression)
  }
  const at = (position: number): Expression => pick(built, position)
  const readTable = (given: Readonly<Record<string, number>>): Record<string, Expression> =>
    Object.fromEntries(Object.entries(given).map(([name, position]) => [name, at(position)]))

  for (const port of outputs) {
    if (!Object.hasOwn(data.outputs, port)) throw new ExpressionError(`It computes no output "${port}".`)
  }
  for (const port of Object.keys(data.outputs)) {
    if (!outputs.includes(port)) throw new ExpressionError(`It computes "${port}", which is no output of it.`)
  }
  const stateValues = Object.values(data.states).reduce((sum, { width }) => sum + width, 0)
  if (stateValues > MOST_STATE_VALUES)
    throw new ExpressionError(
      `Its states have ${stateValues} values; a block has at most ${MOST_STATE_VALUES}.`,
    )
  const nextEvent = data.nextEvent === undefined ? null : at(data.nextEvent)
  if (nextEvent) checkForetold(nextEvent)
  return {
    ...(nextEvent ? { nextEvent } : {}),
    outputs: readTable(data.outputs),
    derivatives: readTable(data.derivatives),
    updates: Object.fromEntries(
      Object.entries(data.updates).map(([name, update]): [string, Expression | ElementUpdate] => [
        name,
        typeof update === 'number' ? at(update) : { index: at(update.index), value: at(update.value) },
      ]),
    ),
    states: Object.fromEntries(
      Object.entries(data.states).map(
        ([name, { initial, elementWidth, ...rest }]): [string, StateDeclaration] => [
          name,
          { ...rest, initial: at(initial), ...(elementWidth === undefined ? {} : { elementWidth }) },
        ],
      ),
    ),
  }
}

/** @throws ExpressionError when an instant depends on more than time and parameters */
function checkForetold(root: Expression): void {
  visit([root], node => {
    if (node.kind === 'input' || node.kind === 'state' || node.kind === 'tick')
      throw new ExpressionError(
        `Its nextEvent reads ${node.kind}s, but only time and parameters can foretell.`,
      )
  })
}

function operandsAt(built: readonly Expression[], item: NodeData): Expression[] {
  return 'operands' in item ? item.operands.map(position => pick(built, position)) : []
}

function pick(built: readonly Expression[], position: number): Expression {
  const found = built[position]
  if (!found) throw new ExpressionError('Its graph has a node that comes after the one that uses it.')
  return found
}

function build(
  item: NodeData,
  given: readonly Expression[],
  data: BehaviourData,
  configuration: Configuration,
  functions: Readonly<Record<string, PlainFunction>>,
): Expression {
  const operand = (position: number): Expression => pick(given, position)
  switch (item.kind) {
    case 'constant':
      return item.type === 'boolean' && item.values.length === 1
        ? truth(item.values[0] !== 0)
        : reshape(constant(item.values), item.columns)
    case 'time':
      return time
    case 'tick':
      return tick
    case 'input':
    case 'parameter':
    case 'state': {
      const found = typeOfLeaf(item.kind, item.name, data, configuration)
      if (found.width !== item.width) {
        throw new ExpressionError(
          `It reads the ${item.kind} "${item.name}" as if it were ${item.width} wide.`,
        )
      }
      return reference(item.kind, item.name, found)
    }
    case 'operation':
      if (given.length !== OPERATIONS[item.operation].operands.length) {
        throw new ExpressionError(`${item.operation} has the wrong number of operands.`)
      }
      return operate(item.operation, ...given)
    case 'element':
      return element(operand(0), item.index)
    case 'concatenation':
      return arrange(given, {
        type: item.type,
        width: given.reduce((sum, { width }) => sum + width, 0),
        columns: item.columns,
        ...(item.bus ? { bus: item.bus } : {}),
      })
    case 'call': {
      const { name } = item.callee
      const evaluate = Object.hasOwn(functions, name) ? functions[name] : undefined
      if (!evaluate) throw new ExpressionError(`The block has no function "${name}".`)
      const total = given.reduce((sum, { width }) => sum + width, 0)
      if (total > MOST_NUMBERS) throw new ExpressionError(`The function "${name}" takes ${total} numbers.`)
      return callFunction({ name, evaluate }, given, item.width)
    }
    case 'dot':
      return dot(operand(0), operand(1))
    case 'lookup':
      return lookup(operand(0), operand(1), operand(2), item.method, item.ends)
    case 'read':
      return arrayRead(operand(0), operand(1), item.elementWidth)
    case 'history': {
      const found = history(operand(0), {
        times: operand(1),
        values: operand(2),
        written: operand(3),
        elementWidth: item.elementWidth,
      })
      return item.result === 'slope' && found.kind === 'history' ? historySlope(found) : found
    }
  }
}

/** @throws ExpressionError when the block has nothing of that name */
function typeOfLeaf(
  kind: 'input' | 'parameter' | 'state',
  name: string,
  { states }: BehaviourData,
  { inputs, parameters }: Configuration,
): SignalType {
  const find = <T>(of: Readonly<Record<string, T>>): T | undefined =>
    Object.hasOwn(of, name) ? of[name] : undefined
  const findType = (): SignalType | undefined => {
    if (kind === 'input') return find(inputs)
    if (kind === 'state') {
      const state = find(states)
      return state && { ...SCALAR, width: state.width, columns: state.columns }
    }
    const values = find(parameters)
    if (typeof values === 'object') return typeOfParameter(values)
    return name === INTERVAL ? SCALAR : undefined
  }
  const found = findType()
  if (found === undefined)
    throw new ExpressionError(`It reads the ${kind} "${name}", which it does not have.`)
  return found
}
