/** Names for new blocks that can be read aloud and typed: `gain`, `gain2`. */

/** The word itself, or the word with the first number that makes it free; a word that ends in a digit gets a `_` between. */
export function findFreeName(
  word: string,
  isTaken: (name: string) => boolean,
  /** Numbers below which all are taken, by what stands before the number; kept for many names in a row. */
  known: Map<string, number> = new Map(),
): string {
  if (!isTaken(word)) return word
  const head = headOf(word)
  let number = known.get(head) ?? LEAST
  while (isTaken(`${head}${number}`)) number += 1
  known.set(head, number)
  return `${head}${number}`
}

/** A second `gain` is `gain2`. */
const LEAST = 2

/** What stands before the number of other names of this kind. */
export function headOf(word: string): string {
  const stem = word.replace(/(?<=\D)\d+$/, '') || word
  return /\d$/.test(stem) ? `${stem}_` : stem
}

/** The least number that no name has after `head`, found with one look at each name. */
export function findFreeNumber(names: Iterable<string>, head: string): number {
  const numbers = new Set<string>()
  for (const name of names) if (name.startsWith(head)) numbers.add(name.slice(head.length))
  let number = LEAST
  while (numbers.has(String(number))) number += 1
  return number
}

/** What a block of a type is called first: `continuous/transfer-function` is `transferFunction`. */
export function shortNameOf(type: string): string {
  const short = type
    .slice(type.lastIndexOf('/') + 1)
    .replace(/[^\p{L}\p{N}]+(.)?/gu, (_, next) => (next ?? '').toUpperCase())
  return short || 'block'
}
