/** Block types by what was typed: names first, then keywords, best match first, those used lately before their like. */
import type { BlockType } from '../../engine/index.ts'

/** What is searched of a type, made once. */
interface Entry {
  readonly type: BlockType
  readonly name: string
  readonly keywords: readonly string[]
  readonly library: string
}

const indices = new WeakMap<readonly BlockType[], readonly Entry[]>()

function indexOf(types: readonly BlockType[]): readonly Entry[] {
  const known = indices.get(types)
  if (known) return known
  const index = types.map(type => ({
    type,
    name: type.name.toLowerCase(),
    keywords: type.keywords.map(keyword => keyword.toLowerCase()),
    library: type.library.toLowerCase(),
  }))
  indices.set(types, index)
  return index
}

/** What recent use adds at most: less than the difference between a name and a keyword, or a beginning and a middle. */
const RECENT = 3

/**
 * Every word typed must be found; with nothing typed all are, those used lately first, then in the order of the
 * libraries. The index is kept for a list of types as long as the list is.
 */
export function rankBlockTypes(
  types: readonly BlockType[],
  query: string,
  recent: readonly string[] = [],
): BlockType[] {
  const words = query.toLowerCase().replace(/[()]/g, ' ').split(/\s+/).filter(Boolean)
  const bonusOf = ({ id }: BlockType): number => {
    const at = recent.indexOf(id)
    return at < 0 ? 0 : RECENT * (1 - at / recent.length)
  }
  if (words.length === 0 && recent.length === 0) return [...types]
  return indexOf(types)
    .map((entry, order) => {
      const score = words.length === 0 ? 1 : scoreEntry(entry, words)
      return { type: entry.type, order, score: score === 0 ? 0 : score + bonusOf(entry.type) }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .map(({ type }) => type)
}

/** More than words one by one can count. */
const OTHER_NAME = 1000

/** Whether each word typed begins a word of the name. */
export function isNamedSo({ name }: BlockType, query: string): boolean {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return words.every(word => ` ${name.toLowerCase()}`.includes(` ${word}`))
}

function scoreEntry({ name, keywords, library }: Entry, words: readonly string[]): number {
  const whole = words.join(' ')
  if (name === whole) return Number.POSITIVE_INFINITY
  // A name that another program has for it.
  if (words.length > 1 && keywords.some(keyword => keyword.replace(/[()]/g, '') === whole)) return OTHER_NAME
  let total = 0
  for (const word of words) {
    const score = Math.max(
      scoreName(name, word) * 3,
      // The first keywords are the ones that say most, the first of all a second name.
      ...keywords.map(
        (keyword, i) => (scoreText(keyword, word) * (i === 0 && keyword === word ? 2.5 : 2)) / (1 + i / 100),
      ),
      scoreText(library, word),
    )
    if (score === 0) return 0
    total += score
  }
  return total
}

/** A whole word counts more than the beginning of the name. */
function scoreName(name: string, word: string): number {
  return Math.max(scoreText(name, word), name.split(/[\s/-]/).includes(word) ? 6.5 : 0)
}

/** The whole text, its beginning, the beginning of a word in it, anywhere in it. */
function scoreText(text: string, word: string): number {
  if (text === word) return 8
  if (text.startsWith(word)) return 6
  const at = text.indexOf(word)
  if (at < 0) return 0
  return /[\s/-]/.test(text[at - 1] ?? '') ? 4 : word.length > 1 ? 2 : 0
}
