/** Names for new blocks that can be read aloud and typed: `gain`, `gain2`. */

/** The word itself, or the word with the first number that makes it free; a word that ends in a digit gets a `_` between. */
export function findFreeName(
  word: string,
  isTaken: (name: string) => boolean,
  /** Numbers below which all are taken, by what stands before the number; kept for many names in a row. */
  known: Map<string, number> = new Map(),
): string {
  if (!isTaken(word)) return word
  const stem = word.replace(/(?<=\D)\d+$/, '') || word
  const joint = /\d$/.test(stem) ? '_' : ''
  let number = known.get(stem) ?? 2
  while (isTaken(`${stem}${joint}${number}`)) number += 1
  known.set(stem, number)
  return `${stem}${joint}${number}`
}

/** What a block of a type is called first: `continuous/transfer-function` is `transferFunction`. */
export function shortNameOf(type: string): string {
  const short = type
    .slice(type.lastIndexOf('/') + 1)
    .replace(/[^\p{L}\p{N}]+(.)?/gu, (_, next) => (next ?? '').toUpperCase())
  return short || 'block'
}
