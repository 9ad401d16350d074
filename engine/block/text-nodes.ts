/** The parser of all expressions that users type, and the nodes that it makes: mathjs, without anything of its evaluation. */
import { create, type MathNode, parseDependencies } from 'mathjs/number'

/** The parser alone: all of mathjs would take a fifth of a second to load. */
const { parse } = create(parseDependencies ?? {})

/** Deep enough for any hand-written expression, shallow enough for any stack. */
export const MOST_NESTING = 200

/** @throws Error with a reason where the text is no expression; its `char` is the place, from 1 */
export function parseText(text: string): MathNode {
  const plain = text.replaceAll('&&', '& ').replaceAll('||', '| ').replace(NOT_EQUAL, '!=').replace(NOT, '~')
  return parse(partItems(plain))
}

/** Also `&&`, `||`, `!` and `~=` are understood; what stands in their place is as long, so that places stay right. */
const NOT = /!(?!=)/g
const NOT_EQUAL = /~=/g

const OPERAND_END = /[\w.)\]']$/
/** A sign that stands at its operand, and away from what is before it, is the operand's: `[1 -2]` are two. */
const OPERAND_START = /^(?:[\w.([]|[-+~](?=[\w.([]))/
const WORD_OPERATOR = /^(?:mod|to|in|and|xor|or|not)\b/
const AFTER_WORD_OPERATOR = /\b(?:mod|to|in|and|xor|or|not)$/

/** Blanks between the items of a list are commas, and the end of a line between them ends a row: `[1 -2 3]`. */
export function partItems(text: string): string {
  if (!text.includes('[') || !/\s/.test(text)) return text
  let parted = ''
  const open: string[] = []
  for (let at = 0; at < text.length; ) {
    const character = text[at] ?? ''
    const [blanks = ''] = open.at(-1) === '[' ? (/^\s+/.exec(text.slice(at)) ?? []) : []
    if (blanks === '') {
      if (character === '[' || character === '(') open.push(character)
      if (character === ']' || character === ')') open.pop()
      parted += character
      at += 1
      continue
    }
    const rest = text.slice(at + blanks.length)
    const isBetween =
      OPERAND_END.test(parted) &&
      OPERAND_START.test(rest) &&
      !WORD_OPERATOR.test(rest) &&
      !AFTER_WORD_OPERATOR.test(parted)
    const mark = blanks.includes('\n') ? ';' : ','
    parted += isBetween ? `${mark}${blanks.slice(1)}` : blanks
    at += blanks.length
  }
  return parted
}

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

export type NodeOf<Kind extends keyof NodeKinds> = MathNode & NodeKinds[Kind]

export function isNode<Kind extends keyof NodeKinds>(node: MathNode, kind: Kind): node is NodeOf<Kind> {
  return node.type === kind
}
