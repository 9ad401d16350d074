/** The parser of all expressions that users type, and the nodes that it makes: mathjs, without anything of its evaluation. */
import { create, type MathNode, parseDependencies } from 'mathjs/number'

/** The parser alone: all of mathjs would take a fifth of a second to load. */
const { parse } = create(parseDependencies ?? {})

/** Deep enough for any hand-written expression, shallow enough for any stack. */
export const MOST_NESTING = 200

/** @throws Error with a reason where the text is no expression; its `char` is the place, from 1 */
export function parseText(text: string): MathNode {
  return parse(text.replaceAll('&&', '& ').replaceAll('||', '| ').replace(NOT_EQUAL, '!=').replace(NOT, '~'))
}

/** Also `&&`, `||`, `!` and `~=` are understood; what stands in their place is as long, so that places stay right. */
const NOT = /!(?!=)/g
const NOT_EQUAL = /~=/g

interface NodeKinds {
  ConstantNode: { value: unknown }
  SymbolNode: { name: string }
  ParenthesisNode: { content: MathNode }
  ArrayNode: { items: MathNode[] }
  RangeNode: { start: MathNode; end: MathNode; step: MathNode | null }
  OperatorNode: { op: string; fn: string; args: MathNode[]; implicit?: boolean }
  RelationalNode: { conditionals: string[]; params: MathNode[] }
  ConditionalNode: { condition: MathNode; trueExpr: MathNode; falseExpr: MathNode }
  FunctionNode: { fn: { name?: string }; args: MathNode[] }
  AccessorNode: { object: MathNode; index: MathNode }
  IndexNode: { dimensions: MathNode[]; dotNotation: boolean }
}

export function isNode<Kind extends keyof NodeKinds>(
  node: MathNode,
  kind: Kind,
): node is MathNode & NodeKinds[Kind] {
  return node.type === kind
}
