/** Names within expressions as they are typed, found and replaced without reading what the expression means. */
import type { BlockInstance } from '../project.ts'
import type { BlockFacts } from './block-facts.ts'
import { mapValues } from './records.ts'

/** Numbers are read whole, so that the `e3` of `1e3` is no word. */
const TOKENS = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[A-Za-z_][A-Za-z0-9_]*/g

export function wordsOf(text: string): string[] {
  return (text.match(TOKENS) ?? []).filter(token => /^[A-Za-z_]/.test(token))
}

/** Every name in the expressions of a block. */
export function listWords(block: BlockInstance, facts: BlockFacts): string[] {
  return Object.entries(block.parameters).flatMap(([name, text]) =>
    facts.isExpression(block, name) ? wordsOf(text) : [],
  )
}

export function replaceWords(text: string, replace: (word: string) => string): string {
  return text.replace(TOKENS, token => (/^[A-Za-z_]/.test(token) ? replace(token) : token))
}

/** A block with names in its expressions replaced; the block itself where nothing changes. */
export function replaceInBlock(
  block: BlockInstance,
  replace: (word: string) => string,
  facts: BlockFacts,
): BlockInstance {
  const parameters = mapValues(block.parameters, (text, name) =>
    facts.isExpression(block, name) ? replaceWords(text, replace) : text,
  )
  return parameters === block.parameters ? block : { ...block, parameters }
}
