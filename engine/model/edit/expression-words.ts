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
  return Object.entries(block.parameters).flatMap(([name, text]) => {
    // Most are numbers.
    if (!/[A-Za-z_]/.test(text) || !facts.isExpression(block, name)) return []
    const own = facts.ownWords(block, name)
    return wordsOf(text).filter(word => !own.includes(word))
  })
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
  const parameters = mapValues(block.parameters, (text, name) => {
    if (!facts.isExpression(block, name)) return text
    const own = facts.ownWords(block, name)
    return replaceWords(text, word => (own.includes(word) ? word : replace(word)))
  })
  return parameters === block.parameters ? block : { ...block, parameters }
}
