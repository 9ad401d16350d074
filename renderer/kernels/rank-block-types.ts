/** Block types by what was typed: names first, then keywords, best match first. */
import type { BlockType } from '../../engine/index.ts'

/** Every word typed must be found; with nothing typed all are, in the order of the libraries. */
export function rankBlockTypes(types: readonly BlockType[], query: string): BlockType[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...types]
  return types
    .map((type, order) => ({ type, order, score: scoreType(type, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ type }) => type)
}

function scoreType(type: BlockType, words: readonly string[]): number {
  const name = type.name.toLowerCase()
  if (name === words.join(' ')) return Number.POSITIVE_INFINITY
  let total = 0
  for (const word of words) {
    const score = Math.max(
      scoreText(name, word) * 3,
      // The first keywords are the ones that say most.
      ...type.keywords.map((keyword, i) => (scoreText(keyword.toLowerCase(), word) * 2) / (1 + i / 100)),
      scoreText(type.library.toLowerCase(), word),
    )
    if (score === 0) return 0
    total += score
  }
  return total
}

/** The whole text, its beginning, the beginning of a word in it, anywhere in it. */
function scoreText(text: string, word: string): number {
  if (text === word) return 8
  if (text.startsWith(word)) return 6
  const at = text.indexOf(word)
  if (at < 0) return 0
  return /[\s/-]/.test(text[at - 1] ?? '') ? 4 : word.length > 1 ? 2 : 0
}
