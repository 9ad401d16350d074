/**
 * Runs inside the sandbox, beside the plugin: answers questions about its block types. Only text crosses the border,
 * so that no object of a plugin ever meets ours.
 */
import { type ElementUpdate, isElementUpdate } from '../block/array.ts'
import type { ConfiguredBehaviour } from '../block/behaviour.ts'
import type { BlockType } from '../block/block-type.ts'
import { type Expression, lift, operandsOf, visit } from '../block/expression.ts'

type Tables = Readonly<Record<string, Expression>>

/** A behaviour as data: expressions are indices into a table, operands before the nodes that use them. */
function tabulate({
  outputs,
  derivatives = {},
  updates = {},
  nextEvent,
  states,
  ...rest
}: ConfiguredBehaviour): unknown {
  const indices = new Map<Expression, number>()
  const nodes: unknown[] = []
  const add = (root: Expression): number => {
    visit([root], node => {
      if (indices.has(node)) return
      const operands = operandsOf(node).map(operand => indices.get(operand))
      indices.set(node, nodes.length)
      nodes.push({ ...stripOperands(node), operands })
    })
    return indices.get(root) ?? -1
  }
  const addAll = (table: Tables) =>
    Object.fromEntries(Object.entries(table).map(([name, root]) => [name, add(toGraph(name, root))]))
  const addStates = Object.fromEntries(
    Object.entries(states).map(([name, state]) => [name, { ...state, initial: add(state.initial) }]),
  )
  return {
    ...rest,
    outputs: addAll(outputs),
    derivatives: addAll(derivatives),
    updates: Object.fromEntries(
      Object.entries(updates).map(([name, update]) => [
        name,
        isElement(update)
          ? { index: add(toGraph(name, update.index)), value: add(toGraph(name, update.value)) }
          : add(toGraph(name, update)),
      ]),
    ),
    ...(nextEvent !== undefined ? { nextEvent: add(toGraph('nextEvent', nextEvent)) } : {}),
    states: addStates,
    nodes,
  }
}

/** A number stands for itself, here as in the functions of the language. */
function toGraph(name: string, given: unknown): Expression {
  if (typeof given === 'number') return lift(given)
  if (typeof given === 'object' && given !== null) return given as Expression
  throw new Error(`What it computes for "${name}" is neither a graph nor a number.`)
}

function isElement(update: unknown): update is ElementUpdate {
  return (
    typeof update === 'object' && update !== null && isElementUpdate(update as Expression | ElementUpdate)
  )
}

/** All of a node but the nodes it is made of. */
function stripOperands(node: Expression): Record<string, unknown> {
  const operands = new Set<unknown>(operandsOf(node))
  return Object.fromEntries(
    Object.entries(node).filter(([name, value]) => name !== 'operands' && !operands.has(value)),
  )
}

function answer(blocks: readonly BlockType[], question: string, index: number, given: unknown): unknown {
  if (question === 'describe') {
    return blocks.map(
      ({
        id,
        name,
        role,
        summary,
        equation,
        keywords,
        parameters,
        trial,
        example,
        functions = {},
        derive,
      }) => ({
        id,
        name,
        role,
        summary,
        equation,
        keywords,
        parameters,
        trial,
        example,
        functions: Object.keys(functions),
        derives: derive !== undefined,
      }),
    )
  }
  const block = blocks[index]
  if (!block) throw new Error('There is no such block.')
  const values = given as never
  switch (question) {
    case 'inputs':
      return block.inputs(values)
    case 'outputs':
      return block.outputs(values)
    case 'look':
      return block.look(values)
    case 'period':
      return block.period(values)
    case 'check':
      return block.check(values)
    case 'derive':
      return block.derive?.(values) ?? {}
    case 'configure':
      return tabulate(block.configure(values))
    default:
      throw new Error('There is no such question.')
  }
}

/** For the calls of a plain function: as numbers one after the other, since texts would be slow and lose bits. */
export function prepareCalls(exported: { readonly blocks?: unknown }) {
  return (index: number, name: string, widthsText: string) => {
    const block = (exported.blocks as readonly BlockType[])[index]
    const evaluate = block?.functions?.[name]
    if (typeof evaluate !== 'function') throw new Error(`There is no function "${name}".`)
    const widths = JSON.parse(widthsText) as readonly number[]
    return (...numbers: number[]): number | number[] => {
      let next = 0
      const given = widths.map(width => {
        const value = width === 1 ? (numbers[next] ?? 0) : numbers.slice(next, next + width)
        next += width
        return value
      })
      const found: unknown = evaluate(...given)
      if (typeof found === 'number') return found
      if (!Array.isArray(found)) throw new Error('It gave something that is no number.')
      return Array.from(found, (value: unknown) => {
        if (typeof value !== 'number') throw new Error('It gave something that is no number.')
        return value
      })
    }
  }
}

/** @param exported what the plugin's main file exports */
export function serve(exported: { readonly blocks?: unknown }) {
  const blocks = Array.isArray(exported.blocks) ? (exported.blocks as readonly BlockType[]) : null
  if (blocks === null) throw new Error('The main file must export a list "blocks" of block types.')
  return (question: string, index: number, given: string): string =>
    JSON.stringify(answer(blocks, question, index, JSON.parse(given))) ?? 'null'
}
